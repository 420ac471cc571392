import type { SourceSound } from '../../contract/sound.ts'
import type { Source } from '../../contract/state.ts'
import { createEncoderStates } from '../encode/encoder-states.ts'
import type { MediaHealth } from '../health/media-health.ts'
import { type Programme, startProgramme } from '../programme/programme.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import { drawSlate, type SlatePicture } from '../programme/slate.ts'
import { type LiveSource, openSource } from '../sources/source.ts'
import type { SourceSpec } from '../sources/source-args.ts'
import { type Lane, type LaneDeps, openLane } from './lane.ts'

/** Sources, the programme and its lanes, for one set of picture formats. Another size is another pipeline. */
export interface Pipeline {
  readonly programme: Programme
  /** The main one first. */
  readonly lanes: readonly Lane[]
  addSource(id: string, source: WantedSource): void
  removeSource(id: string): void
  setSlate(slate: WantedSlate): void
  /** Ends every child. */
  close(): Promise<void>
}

export interface WantedSource {
  readonly name: string
  readonly spec: SourceSpec
  readonly sound: SourceSound
}

export interface WantedSlate {
  readonly message: string | null
  readonly picture: SlatePicture | null
  readonly musicPath: string | null
}

export interface PipelineDeps extends Omit<LaneDeps, 'onTag' | 'onEncoderState' | 'openMeter'> {
  readonly health: MediaHealth
  /** `lane`: 0 is the main one. */
  readonly onTag: (lane: number, ...tag: Parameters<LaneDeps['onTag']>) => void
  /** One for all lanes. */
  readonly onEncoderState: LaneDeps['onEncoderState']
  readonly onSourceState: (id: string, state: Source['state']) => void
  readonly onSlate: (shown: boolean) => void
  readonly onLevels: Parameters<typeof startProgramme>[0]['onLevels']
}

const MUSIC_ID = 'slate music'

export function openPipeline(formats: readonly ProgrammeFormat[], deps: PipelineDeps): Pipeline {
  const { clock, journal, onSlate, onLevels } = deps
  const takeEncoderState = createEncoderStates(deps.onEncoderState)
  const lanes = formats.map((format, index) =>
    openLane(format, {
      ...deps,
      openMeter: (...lane) => deps.health.openLane(index, ...lane),
      onTag: (tag) => deps.onTag(index, tag),
      onEncoderState: (state) => takeEncoderState(index, state),
    }),
  )
  deps.health.keepLanes(formats.length)
  const programme = startProgramme({ clock, lanes, onSlate, onLevels })
  const sources = new Map<string, LiveSource>()
  const closed: Promise<void>[] = []
  let music: LiveSource | null = null
  let musicPath: string | null = null

  function open(id: string, { name, spec }: Omit<WantedSource, 'sound'>): LiveSource {
    const onState = (state: Source['state']) => deps.onSourceState(id, state)
    return openSource(id, name, spec, { ffmpegPath: deps.ffmpeg.path, lanes, journal, clock, onState })
  }

  /** Another message or picture does not begin the music anew. */
  function setMusic(path: string | null): void {
    if (path === musicPath) return
    musicPath = path
    if (music) closed.push(music.close())
    music = path === null ? null : open(MUSIC_ID, { name: MUSIC_ID, spec: { kind: 'music', path } })
    programme.setSlateMusic(music)
  }

  return {
    programme,
    lanes,
    addSource(id, source) {
      const live = open(id, source)
      sources.set(id, live)
      programme.addSource(live, source.sound)
    },
    removeSource(id) {
      const source = sources.get(id)
      if (!source) return
      sources.delete(id)
      programme.removeSource(id)
      closed.push(source.close())
    },
    setSlate({ message, picture, musicPath: path }) {
      programme.setSlate(formats.map((format) => drawSlate(format, { message, picture })))
      setMusic(path)
    },
    async close() {
      programme.stop()
      setMusic(null)
      await Promise.all([...closed, ...[...sources.values()].map((source) => source.close())])
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}
