import type { SoundLevel } from '../../src-main/contract/sound.ts'
import { studioStore } from './studio-store.ts'

/** Calls back with the level that is known and with each new one, past React; null while the source has no sound. */
export function watchLevel(id: string, listener: (level: SoundLevel | null) => void): () => void {
  let last: SoundLevel | null | undefined
  const look = () => {
    const level = studioStore.getState().studio.levels[id] ?? null
    if (level === last) return
    last = level
    listener(level)
  }
  look()
  return studioStore.subscribe(look)
}
