import type { PusherOutput } from '../pusher-output.ts'
import type { StreamAddress } from '../stream-address.ts'

/** What waits for its acknowledgement is kept to be sent again: two seconds of the show are enough for a slow line. */
const SEND_BUFFER_SECONDS = 2
const LEAST_SEND_BUFFER_BYTES = 512 * 1024

/**
 * MPEG-TS over SRT (`ffmpeg -h protocol=srt`). A line that is too slow for a while shows here later than with RTMP: SRT
 * itself drops what would come too late. Pure.
 */
export function srtOutput({ serverUrl, streamKey, passphrase }: StreamAddress, bitrateKbps: number): PusherOutput {
  const heldBytes = Math.max(LEAST_SEND_BUFFER_BYTES, (bitrateKbps * 1000 * SEND_BUFFER_SECONDS) / 8)
  const secrets = { srt_streamid: streamKey, passphrase }
  return {
    args: ['-f', 'mpegts', '-flush_packets', '1', '-sndbuf', `${heldBytes}`, serverUrl],
    preset: Object.entries(secrets)
      .filter(([, secret]) => secret !== '')
      .map(([name, secret]) => `${name}=${secret}\n`)
      .join(''),
    heldBytes,
  }
}
