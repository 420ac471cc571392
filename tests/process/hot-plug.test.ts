import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { PLAIN_SOUND } from '../../src-main/contract/sound.ts'
import type { StudioState } from '../../src-main/contract/state.ts'
import type { MediaCommand } from '../../src-main/core/media/media-protocol.ts'
import { systemClock } from '../../src-main/core/ports.ts'
import { createCapture } from '../../src-main/core/sources/capture.ts'
import { createStateLog } from '../../src-main/core/state-log.ts'
import { tempDir } from '../support/temp-dir.ts'

/** A machine in a folder, whose listing program tells the modes of every camera node that is there. */
function fakeMachine() {
  const root = tempDir()
  mkdirSync(`${root}/dev`)
  const ffmpegPath = `${root}/ffmpeg`
  const modes = '[video4linux2 @ 01] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 1280x720'
  writeFileSync(ffmpegPath, `#!/bin/sh\ncase "$*" in *v4l2*) echo '${modes}' >&2 ;; esac\nexit 1\n`)
  chmodSync(ffmpegPath, 0o755)
  const about = (node: string) => `${root}/sys/class/video4linux/${node}`
  return {
    root,
    ffmpegPath,
    plug(node: string, name: string) {
      mkdirSync(about(node), { recursive: true })
      writeFileSync(`${about(node)}/name`, `${name}\n`)
      writeFileSync(`${root}/dev/${node}`, '')
    },
    pull(node: string) {
      rmSync(about(node), { recursive: true })
      rmSync(`${root}/dev/${node}`)
    },
  }
}

test('a camera is pulled, and plugged into another socket: it is told, and opened there at once', async () => {
  const machine = fakeMachine()
  const log = createStateLog(systemClock)
  const sent: MediaCommand[] = []
  const send = (command: MediaCommand) => void sent.push(command)
  const capture = createCapture({ clock: systemClock, log, media: { send }, permissions: null, ...machine })
  onTestFinished(capture.close)
  const until = (wished: (state: StudioState) => boolean) =>
    new Promise<void>((resolve) => {
      const stop = log.onEvent(() => {
        if (!wished(log.state)) return
        stop()
        resolve()
      })
    })
  const camerasOf = ({ devices }: StudioState) => devices?.filter(({ kind }) => kind === 'camera') ?? []

  machine.plug('video0', 'Brio')
  expect((await capture.listDevices()).find(({ kind }) => kind === 'camera')).toEqual({
    kind: 'camera',
    device: '/dev/video0',
    name: 'Brio',
    modes: [
      { width: 1280, height: 720, fps: null },
      { width: 640, height: 480, fps: null },
    ],
  })
  const source = { id: 'a', kind: 'camera', name: 'Host', device: '/dev/video0', sound: PLAIN_SOUND } as const
  log.emit('source.changed', { source: { ...source, state: { kind: 'opening' } } })
  const spec = { kind: 'camera', device: '/dev/video0' } as const
  capture.send({ kind: 'addSource', id: 'a', name: 'Host', spec, sound: PLAIN_SOUND })
  await capture.listDevices()

  const gone = until((state) => camerasOf(state).length === 0)
  const unplugged = until(
    ({ sources: { a } }) => a?.state.kind === 'retrying' && a.state.error.code === 'source.unplugged',
  )
  machine.pull('video0')
  await Promise.all([gone, unplugged])

  const back = until(({ sources: { a } }) => a?.device === '/dev/video2')
  machine.plug('video2', 'Brio')
  await back
  expect(sent.slice(1)).toMatchObject([
    { kind: 'removeSource', id: 'a' },
    { kind: 'addSource', id: 'a', spec: { device: '/dev/video2' } },
  ])
})
