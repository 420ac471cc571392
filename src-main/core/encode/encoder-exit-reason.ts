import { type ChildExit, exitReason } from '../process/child.ts'

/** `[h264_nvenc @ 0x5639c16c24c0] Cannot load libcuda.so.1`: what the encoder itself or its device says. */
const OWN_LINE = /^\[(?:h264_\w+|AVHWDeviceContext) @ [^\]]*\] *(.*)$/

const MAX_LENGTH = 200

/**
 * Why an encoder ended. ffmpeg's last line only says that the encoder did not open; the driver's words come before it,
 * sometimes over several lines. Pure.
 */
export function encoderExitReason(exit: ChildExit): string {
  const own = exit.tail.flatMap((line) => OWN_LINE.exec(line)?.[1] ?? [])
  return exit.signal || own.length === 0 ? exitReason(exit) : own.join('; ').slice(0, MAX_LENGTH)
}
