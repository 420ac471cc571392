import { expect, test } from 'vitest'
import { presetFor } from '../../../src-main/contract/platform-preset.ts'
import { INITIAL_STATE } from '../../../src-main/contract/state.ts'
import { changedSettings, pictureDraft, presetDraft } from '../../../src-renderer/cockpit/dialogs/picture-draft.ts'

const before = pictureDraft(INITIAL_STATE)

test('the fields show what is true: a tall full-HD programme with a slate message', () => {
  const programme = { ...INITIAL_STATE.programme, width: 1080, height: 1920, fps: 50 }
  const slate = { ...INITIAL_STATE.slate, message: '马上回来' }
  expect(pictureDraft({ ...INITIAL_STATE, programme, slate })).toMatchObject({
    shape: 'tall',
    lines: 1080,
    fps: 50,
    second: false,
    message: '马上回来',
  })
})

test('only what was changed is sent, in the order picture, bitrate, policy, slate', () => {
  expect(changedSettings(before, { ...before })).toEqual([])
  expect(
    changedSettings(before, {
      ...before,
      second: true,
      kbps: '4500',
      policy: 'fixed',
      message: ' ',
      picturePath: ' /a.png ',
    }),
  ).toEqual([
    ['programme.configure', { shape: 'wide', lines: 720, fps: 30, second: true, profile: 'high', audioKbps: 128 }],
    ['bitrate.set', { kbps: 4500 }],
    ['bitrate.setPolicy', { policy: 'fixed', mainDestinationId: null }],
    ['slate.set', { message: null, picturePath: '/a.png', musicPath: null }],
  ])
})

test('a preset is sent as what it says; the bitrate only where the format brings another', () => {
  const twitch = { ...before, ...presetDraft(presetFor(['twitch'], 720)) }
  const configured = { shape: 'wide', lines: 720, fps: 30, second: false, profile: 'main', audioKbps: 128 }
  expect(changedSettings(before, twitch)).toEqual([['programme.configure', configured]])
  expect(changedSettings(before, { ...twitch, kbps: '2000' })).toEqual([
    ['programme.configure', configured],
    ['bitrate.set', { kbps: 2000 }],
  ])
})

test('the bitrate of the host survives another shape', () => {
  const own = { ...before, kbps: '3000' }
  expect(changedSettings(own, { ...own, second: true }).at(-1)).toEqual(['bitrate.set', { kbps: 3000 }])
})
