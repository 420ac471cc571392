import { expect, test } from 'vitest'
import { createFanout } from '../../../src-main/core/fanout/fanout.ts'
import type { ProgrammeTag } from '../../../src-main/core/fanout/programme-tag.ts'
import { audioHeader, headers, key, picture, script, sound, videoHeader } from './tags.ts'

const offerAll = (tags: readonly ProgrammeTag[], fanout = createFanout()) => {
  for (const tag of tags) fanout.offer(tag)
  return fanout
}
const attached = (fanout: ReturnType<typeof createFanout>) => {
  const seen: ProgrammeTag[] = []
  const detach = fanout.attach((tag) => seen.push(tag))
  return { seen, detach }
}

test('who comes late gets the headers and everything since the last key frame, then every tag', () => {
  const group = [key(25), sound(1_010), picture(26)]
  const fanout = offerAll([...headers(), key(0), sound(5), picture(1), ...group])
  const { seen } = attached(fanout)
  expect(seen).toEqual([...headers(), ...group])
  fanout.offer(picture(27))
  expect(seen.at(-1)).toEqual(picture(27))
})

test('headers come in the order a decoder needs, whatever the order they were offered in', () => {
  const { seen } = attached(offerAll([audioHeader(), videoHeader(), script()]))
  expect(seen.map(({ kind }) => kind)).toEqual(['script', 'video', 'audio'])
})

test('an encoder that was restarted is begun by its own headers', () => {
  const fanout = offerAll([...headers(), key(0), videoHeader(2), key(25)])
  expect(attached(fanout).seen).toEqual([script(), videoHeader(2), audioHeader(), key(25)])
})

test('pictures before the first key frame are for nobody who comes later', () => {
  expect(attached(offerAll([...headers(), picture(1), sound(45)])).seen).toEqual(headers())
})

test('who left gets nothing more, the others everything', () => {
  const fanout = offerAll([...headers(), key(0)])
  const [gone, stays] = [attached(fanout), attached(fanout)]
  gone.detach()
  fanout.offer(picture(1))
  expect(gone.seen).not.toContainEqual(picture(1))
  expect(stays.seen).toContainEqual(picture(1))
})

const fiveSounds = () => [0, 21, 43, 64, 85].map((ms) => sound(ms))

test('a primer is headers, the newest key frame and the newest sound', () => {
  const sounds = Array.from({ length: 12 }, (_, index) => sound(index * 21))
  const fanout = offerAll([...headers(), key(0), ...sounds.slice(0, 6), key(5), ...sounds.slice(6)])
  expect(fanout.primer()).toEqual({ headers: headers(), picture: key(5), sounds: sounds.slice(-5) })
})

test('there is no primer before there is enough for one', () => {
  expect(offerAll([...headers(), ...fiveSounds()]).primer()).toBeNull()
  expect(offerAll([...headers(), key(0), ...fiveSounds().slice(1)]).primer()).toBeNull()
  expect(offerAll([script(), videoHeader(), key(0), ...fiveSounds()]).primer()).toBeNull()
  expect(offerAll([...headers(), key(0), ...fiveSounds()]).primer()).not.toBeNull()
})

test('says when the first primer is there', async () => {
  const fanout = createFanout()
  let isPrimed = false
  void fanout.primed.then(() => {
    isPrimed = true
  })
  offerAll([...headers(), key(0), ...fiveSounds().slice(1)], fanout)
  await Promise.resolve()
  expect(isPrimed).toBe(false)
  fanout.offer(sound(107))
  await fanout.primed
})
