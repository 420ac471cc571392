import type { StudioProcess } from './studio-process.ts'

/** Resolves when the recording grew `times` more: about so many seconds are on disk. */
export async function moreRecorded(studio: StudioProcess, times: number): Promise<void> {
  const bytes = () => (studio.state.recording.kind === 'recording' ? studio.state.recording.bytes : 0)
  for (let growth = 0; growth < times; growth++) {
    const before = bytes()
    await studio.until(() => bytes() > before)
  }
}
