import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import type { PromoState } from '../../../src-main/contract/state.ts'
import { promoText } from '../../../src-renderer/text/promo-text.ts'

vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1' })
const { PromoOnAir } = await import('../../../src-renderer/cockpit/promo/promo-on-air.tsx')
const { useUi } = await import('../../../src-renderer/store/ui-store.ts')

const language = useUi.getInitialState().language
const promo = { id: 'p', title: 'Lamp', priceMinor: 2990, currency: 'USD', deadlineMs: Date.now() + 60_000 }
const markup = (phase: PromoState['phase']) => renderToStaticMarkup(<PromoOnAir promo={{ ...promo, phase }} />)

test('a promo is said to be on air only once the compositor acknowledged it', () => {
  const applying = markup({ kind: 'applying' })
  expect(applying).toContain(promoText.applying[language])
  expect(applying).not.toContain(`<span>${promoText.onAir[language]}</span>`)
  expect(markup({ kind: 'onAir', firstTick: 1, sinceMs: 1 })).toContain(`<span>${promoText.onAir[language]}</span>`)
})

test('an ended promo counts down no more', () => {
  const ended = markup({ kind: 'ended', firstTick: 1 })
  expect(ended).toContain(promoText.ended[language])
  expect(ended).not.toContain('role="timer"')
})
