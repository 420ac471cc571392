import { StudioError } from '../../contract/errors.ts'
import type { Promo } from '../../contract/state.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { MediaClient } from '../media/media-client.ts'
import { drawPromo } from '../overlay/draw-promo.ts'
import { overlayRegion } from '../overlay/overlay-region.ts'
import type { Clock } from '../ports.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import type { StateLog } from '../state-log.ts'
import { createPromo, promoCard } from './promo.ts'

/**
 * The countdown promo on its way into the picture. In: show, hide, and the compositor's acknowledgements.
 * Out: the overlay region, drawn when its text changes and only then; never "on air" before an encoded picture carried it.
 */
export interface PromoControl {
  readonly commands: Pick<CommandHandlers, 'promo.show' | 'promo.hide'>
  /** An encoded picture carries the region of this generation, first at this programme tick. */
  acknowledge(generation: number, tick: number): void
  /** Takes the promo off, if there is one. */
  clear(): void
}

export interface PromoControlDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly media: MediaClient
  /** Of the programmes that run now, the main one first. */
  readonly formats: () => readonly ProgrammeFormat[]
}

export function createPromoControl({ clock, log, media, formats }: PromoControlDeps): PromoControl {
  let generation = 0
  let shownGeneration = 0
  let endedGeneration: number | null = null
  let cancelRedraw = () => {}

  function draw(promo: Promo): void {
    const card = promoCard(promo, clock.nowMs())
    generation += 1
    const regions = formats().map((format) => drawPromo(card, overlayRegion(format)))
    media.send({ kind: 'setOverlay', generation, regions })
    if (card.ended) endedGeneration = generation
    if (card.changesAtMs !== null)
      cancelRedraw = clock.after(Math.max(1, card.changesAtMs - clock.nowMs()), () => draw(promo))
  }

  function clear(): void {
    cancelRedraw()
    const { promo } = log.state
    if (!promo) return
    generation += 1
    media.send({ kind: 'setOverlay', generation, regions: null })
    log.emit('promo.hidden', { promoId: promo.id })
  }

  return {
    commands: {
      'promo.show'(params) {
        if (log.state.show.kind !== 'live') throw new StudioError('promo.not-live')
        const promo = createPromo(params, clock.nowMs())
        clear()
        log.emit('promo.requested', { promo })
        log.emit('promo.changed', { promo: { ...promo, phase: { kind: 'applying' } } })
        endedGeneration = null
        draw(promo)
        shownGeneration = generation
        return { promoId: promo.id }
      },
      'promo.hide'() {
        if (!log.state.promo) throw new StudioError('promo.none')
        clear()
        return null
      },
    },
    acknowledge(acknowledged, tick) {
      const { promo } = log.state
      if (!promo || acknowledged < shownGeneration) return
      if (promo.phase.kind === 'applying') {
        log.emit('promo.changed', {
          promo: { ...promo, phase: { kind: 'onAir', firstTick: tick, sinceMs: clock.nowMs() } },
        })
      } else if (promo.phase.kind === 'onAir' && endedGeneration !== null && acknowledged >= endedGeneration) {
        log.emit('promo.changed', { promo: { ...promo, phase: { kind: 'ended', firstTick: promo.phase.firstTick } } })
      }
    },
    clear,
  }
}
