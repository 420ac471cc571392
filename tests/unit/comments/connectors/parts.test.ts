import { expect, test } from 'vitest'
import { parseAmount } from '../../../../src-main/core/comments/connectors/parse-amount.ts'
import { plainText } from '../../../../src-main/core/comments/connectors/social-stream/plain-text.ts'
import { readTwitchChannel } from '../../../../src-main/core/comments/connectors/twitch/channel.ts'
import { createQuotaMeter, nextPacificMidnightMs } from '../../../../src-main/core/comments/connectors/youtube/quota.ts'
import { readYouTubeTarget } from '../../../../src-main/core/comments/connectors/youtube/target.ts'

test.each([
  ['$5.00', 500, 'USD'],
  ['US$1,234.50', 123_450, 'USD'],
  ['$50.00 USD', 5_000, 'USD'],
  ['5,00 €', 500, 'EUR'],
  ['€1.234,50', 123_450, 'EUR'],
  ['NT$75', 7_500, 'TWD'],
  ['¥500', 500, 'JPY'],
  ['₫20,000', 20_000, 'VND'],
  ['IDR 150.000', 15_000_000, 'IDR'],
  ['KWD 1.250', 1_250, 'KWD'],
])('%s is money', (text, valueMinor, currency) => {
  expect(parseAmount(text)).toEqual({ valueMinor, currency })
})

test.each(['3 roses', '500 bits', '', 'free', 'XYZ 5', '$'])('"%s" is no money', (text) => {
  expect(parseAmount(text)).toBeNull()
})

test.each([
  ['ronni', 'ronni'],
  ['#Ronni', 'ronni'],
  ['https://www.twitch.tv/Ronni?x=1', 'ronni'],
  ['twitch.tv/popout/ronni/chat', 'ronni'],
])('the Twitch channel in %s', (text, login) => {
  expect(readTwitchChannel(text)).toBe(login)
})

test.each([
  ['https://www.youtube.com/watch?v=liveVideo01&t=3s', 'liveVideo01', null],
  ['https://youtu.be/liveVideo01?si=x', 'liveVideo01', null],
  ['https://www.youtube.com/live/liveVideo01', 'liveVideo01', null],
  ['https://studio.youtube.com/video/liveVideo01/livestreaming', 'liveVideo01', null],
  ['liveVideo01', 'liveVideo01', null],
  ['@shop', null, 'https://www.youtube.com/@shop/live'],
  ['https://www.youtube.com/@%E5%BA%97%E9%93%BA/streams', null, 'https://www.youtube.com/@店铺/live'],
  ['UC1234567890123456789012', null, 'https://www.youtube.com/channel/UC1234567890123456789012/live'],
])('the YouTube video or channel in %s', (text, videoId, liveUrl) => {
  expect(readYouTubeTarget(text)).toMatchObject({ videoId, liveUrl })
})

test.each(['', 'a b', 'https://example.com', '%', '@'])('"%s" is no channel', (text) => {
  for (const read of [readTwitchChannel, readYouTubeTarget])
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'connector.bad-channel' }))
})

test.each([
  ['plain', 'plain'],
  ['a <img src="x" alt="❤️"/> b', 'a ❤️ b'],
  ['<span class="q">hi</span> &lt;b&gt; &amp;amp; &#128512; &#x1F600; &nope;', 'hi <b> &amp; 😀 😀 &nope;'],
  ['1 < 2 > 0 <3', '1 < 2 > 0 <3'],
  ['&#99999999;', '&#99999999;'],
])('markup "%s" is the text "%s"', (html, text) => {
  expect(plainText(html)).toBe(text)
})

test.each([
  ['2026-01-15T12:00:00Z', '2026-01-16T08:00:00.000Z'],
  ['2026-01-16T07:59:59.999Z', '2026-01-16T08:00:00.000Z'],
  ['2026-01-16T08:00:00Z', '2026-01-17T08:00:00.000Z'],
  ['2026-03-08T09:00:00Z', '2026-03-09T07:00:00.000Z'],
  ['2026-11-01T08:00:00Z', '2026-11-02T08:00:00.000Z'],
])('after %s the next midnight on the Pacific coast is %s', (now, midnight) => {
  expect(new Date(nextPacificMidnightMs(Date.parse(now))).toISOString()).toBe(midnight)
})

test('units add up to the end of the day, then begin anew', () => {
  const meter = createQuotaMeter()
  const now = Date.parse('2026-01-15T12:00:00Z')
  for (let sent = 0; sent < 500; sent += 1) meter.spend('liveChatMessages.insert', now)
  expect(meter.has('videos.list', now)).toBe(false)
  const tomorrow = Date.parse('2026-01-16T08:00:00Z')
  expect(meter.has('liveChatMessages.insert', tomorrow)).toBe(true)
  expect(meter.spend('videos.list', tomorrow)).toMatchObject({ usedUnits: 1, limitUnits: 10_000 })
})
