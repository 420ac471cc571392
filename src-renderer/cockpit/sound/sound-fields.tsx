import { useState } from 'react'
import { type StudioErrorInfo, toStudioError } from '../../../src-main/contract/errors.ts'
import type { Source } from '../../../src-main/contract/state.ts'
import { createSendLatest } from '../../bridge/send-latest.ts'
import { studioClient } from '../../bridge/studio.ts'
import { soundText } from '../../text/sound-text.ts'
import { useText } from '../../text/use-text.ts'
import { RangeField } from '../../ui/field.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { LevelMeter } from './level-meter.tsx'

/** Loudness and offset of one source, heard while they are moved. */
export function SoundFields({ source }: { readonly source: Source }) {
  const { t } = useText()
  const { id: sourceId, name, sound } = source
  const [error, setError] = useState<StudioErrorInfo | null>(null)
  // What is under the thumb stays there; the state follows it.
  const [gainDb, setGainDb] = useState(sound.gainDb)
  const [offsetMs, setOffsetMs] = useState(sound.offsetMs)
  const [send] = useState(() =>
    createSendLatest((change: { gainDb: number; offsetMs: number }) =>
      studioClient.send('source.setSound', { sourceId, ...change }).then(
        () => setError(null),
        (thrown: unknown) => setError(toStudioError(thrown).toInfo()),
      ),
    ),
  )
  const signed = (value: number) => (value > 0 ? `+${value}` : String(value))

  return (
    <>
      <LevelMeter of={sourceId} label={t(soundText.level, { name })} />
      <RangeField
        label={t(soundText.gain)}
        shown={t(soundText.decibels, { db: signed(gainDb) })}
        hint={t(soundText.gainHint)}
        name="gainDb"
        min={-60}
        max={20}
        step={1}
        value={gainDb}
        onMove={(value) => {
          setGainDb(value)
          send({ gainDb: value, offsetMs })
        }}
      />
      <RangeField
        label={t(soundText.offset)}
        shown={offsetSaid(t, offsetMs)}
        hint={t(soundText.offsetHint)}
        name="offsetMs"
        min={-500}
        max={500}
        step={10}
        value={offsetMs}
        onMove={(value) => {
          setOffsetMs(value)
          send({ gainDb, offsetMs: value })
        }}
      />
      {error && <ErrorNotice error={error} />}
    </>
  )
}

function offsetSaid(t: ReturnType<typeof useText>['t'], offsetMs: number): string {
  if (offsetMs === 0) return t(soundText.together)
  return t(offsetMs > 0 ? soundText.soundLater : soundText.soundEarlier, { ms: Math.abs(offsetMs) })
}
