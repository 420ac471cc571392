import { writeSync } from 'node:fs'
import { begin, fail, playDeaf } from './begin.ts'

/** A source's ffmpeg: raw pictures on stdout, sound on descriptor 3, every byte the number of its tick. */
const PICTURES = 1
const SOUND = 3
const { args, behaviour, count } = begin()
const line = args.join(' ')
const [, width, height] = (/(?:size|scale)=(\d+)[x:](\d+)/.exec(line) ?? []).map(Number)
const [, fps] = (/(?:rate|fps)=(\d+)/.exec(line) ?? []).map(Number)
const frame = Buffer.alloc(((width ?? 0) * (height ?? 0) * 3) / 2)
const sound = Buffer.alloc((48_000 / (fps ?? 1)) * 4)

function deliver(frames: number): void {
  for (let index = 1; index <= frames; index++) {
    writeSync(PICTURES, frame.fill(index % 256))
    writeSync(SOUND, sound.fill(index % 256))
  }
}

switch (behaviour) {
  case 'exits':
    fail('[v4l2 @ 0x55d0] Cannot open video device /dev/video9: No such device')
    break
  case 'frames':
    deliver(count)
    fail('/dev/video0: Input/output error')
    break
  case 'babbles':
    for (let line = 0; line < 300; line++)
      writeSync(2, Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 7 + line) % 256)))
    deliver(Number.POSITIVE_INFINITY)
    break
  case 'freezes':
    deliver(3)
    for (;;) writeSync(PICTURES, frame)
  case 'hangs':
    playDeaf()
    deliver(1)
    break
  default:
    deliver(Number.POSITIVE_INFINITY)
}
