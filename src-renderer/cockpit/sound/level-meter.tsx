import { useEffect, useRef } from 'react'
import type { SoundLevel } from '../../../src-main/contract/sound.ts'
import { watchLevel } from '../../store/watch-level.ts'
import { levelShare, levelTone } from './level-scale.ts'
import './level-meter.css'

interface LevelMeterProps {
  /** A source's id, or `programme`. */
  readonly of: string
  readonly label: string
}

/** Average as a bar, peak as a tick. Moved by transform alone: ten levels a second render nothing. */
export function LevelMeter({ of, label }: LevelMeterProps) {
  const meter = useRef<HTMLDivElement>(null)
  const average = useRef<HTMLDivElement>(null)
  const peak = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const show = (level: SoundLevel | null) => {
      if (!meter.current || !average.current || !peak.current) return
      const averageShare = level ? levelShare(level.rmsDb) : 0
      average.current.style.transform = `scaleX(${averageShare.toFixed(3)})`
      // Without a peak the tick stands just outside.
      peak.current.style.transform = `translateX(${((level ? levelShare(level.peakDb) : 0) * 101 - 1).toFixed(1)}%)`
      meter.current.dataset.tone = level ? levelTone(level) : 'plain'
      meter.current.ariaValueNow = String(Math.round(averageShare * 100))
    }
    return watchLevel(of, show)
  }, [of])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> draws itself and can't show two values.
    <div
      ref={meter}
      className="level-meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <div ref={average} className="level-average" />
      <div ref={peak} className="level-peak" />
    </div>
  )
}
