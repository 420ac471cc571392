import { expect, test } from 'vitest'
import { INITIAL_STATE } from '../../../src-main/contract/state.ts'
import { changedSettings, pictureDraft } from '../../../src-renderer/cockpit/dialogs/picture-draft.ts'

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
    ['programme.configure', { shape: 'wide', lines: 720, fps: 30, second: true }],
    ['bitrate.set', { kbps: 4500 }],
    ['bitrate.setPolicy', { policy: 'fixed', mainDestinationId: null }],
    ['slate.set', { message: null, picturePath: '/a.png', musicPath: null }],
  ])
})
