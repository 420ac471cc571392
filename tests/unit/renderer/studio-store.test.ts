import { expect, test } from 'vitest'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { INITIAL_STATE } from '../../../src-main/contract/state.ts'
import { createStudioStore } from '../../../src-renderer/store/studio-store.ts'

const comment = (id: string): StudioEvent => ({
  type: 'comment.received',
  atMs: 1,
  comment: { id, platform: 'tiktok', viewer: { id: 'v', name: 'v' }, text: id, atMs: 1, receivedAtMs: 1, lang: 'en' },
})

/** A frame clock that paints when the test says so. */
function manualFrames() {
  let paint: (() => void) | null = null
  return {
    clock: {
      requestFrame: (callback: () => void) => {
        paint = callback
        return () => {
          paint = null
        }
      },
    },
    isWaiting: () => paint !== null,
    paint: () => {
      const due = paint
      paint = null
      due?.()
    },
  }
}

test('a frame’s events are one change of the store', () => {
  const frames = manualFrames()
  const { store, mirror } = createStudioStore(frames.clock)
  mirror.snapshot(INITIAL_STATE, 250)
  let changes = 0
  store.subscribe(() => {
    changes += 1
  })
  mirror.events([comment('a')])
  mirror.events([comment('b'), comment('c')])
  expect(changes).toBe(0)
  frames.paint()
  expect(changes).toBe(1)
  expect(store.getState().studio.room.comments.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(store.getState()).toMatchObject({ known: true, serverOffsetMs: 250 })
})

test('a snapshot replaces what waits for the frame', () => {
  const frames = manualFrames()
  const { store, mirror } = createStudioStore(frames.clock)
  mirror.snapshot(INITIAL_STATE, 0)
  mirror.events([comment('in the snapshot already')])
  mirror.snapshot({ ...INITIAL_STATE, room: { ...INITIAL_STATE.room, received: 1 } }, 0)
  expect(frames.isWaiting()).toBe(false)
  frames.paint()
  expect(store.getState().studio.room.received).toBe(1)
})

test('nothing is known before the first snapshot', () => {
  const { store, mirror } = createStudioStore(manualFrames().clock)
  mirror.connection({ kind: 'lost', failures: 1, retryAtMs: 5 })
  expect(store.getState()).toMatchObject({ known: false, connection: { kind: 'lost' } })
})
