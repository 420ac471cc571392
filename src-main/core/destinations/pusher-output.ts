import { rtmpOutput } from './rtmp/rtmp-output.ts'
import { srtOutput } from './srt/srt-output.ts'
import type { StreamAddress } from './stream-address.ts'

/** How a pusher's ffmpeg sends to one kind of server. */
export interface PusherOutput {
  /** Everything after the codecs, without any secret. */
  readonly args: readonly string[]
  /** The secrets, as lines of an ffmpeg preset. */
  readonly preset: string
  /** What ffmpeg may have accepted that has not left this machine. */
  readonly heldBytes: number
}

export interface OutputSettings {
  readonly bitrateKbps: number
  /** A file with the certificate authorities to trust. */
  readonly authoritiesPath: string
}

/** Pure. */
export const pusherOutput = (address: StreamAddress, settings: OutputSettings): PusherOutput =>
  address.protocol === 'srt' ? srtOutput(address, settings.bitrateKbps) : rtmpOutput(address, settings.authoritiesPath)
