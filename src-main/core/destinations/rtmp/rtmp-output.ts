import type { PusherOutput } from '../pusher-output.ts'
import type { StreamAddress } from '../stream-address.ts'

/** A small send buffer, so that what waits waits in our queue, where it can be seen and dropped. */
const SEND_BUFFER_BYTES = 128 * 1024
/** Linux doubles what it is asked for, for its own bookkeeping (socket(7), SO_SNDBUF): that much may be held. */
const KERNEL_FACTOR = 2
const NETWORK_TIMEOUT_US = 10_000_000

/**
 * FLV over RTMP or RTMPS. ffmpeg does not check certificates unless told to (`ffmpeg -h protocol=tls`: tls_verify 0), and
 * whoever answers gets the stream key: it is told to. Pure.
 */
export function rtmpOutput({ protocol, serverUrl, streamKey }: StreamAddress, authoritiesPath: string): PusherOutput {
  return {
    args: [
      ...['-f', 'flv', '-flvflags', 'no_duration_filesize', '-flush_packets', '1'],
      ...['-send_buffer_size', `${SEND_BUFFER_BYTES}`, '-rw_timeout', `${NETWORK_TIMEOUT_US}`],
      ...(protocol === 'rtmps' ? ['-tls_verify', '1', '-ca_file', authoritiesPath] : []),
      serverUrl,
    ],
    preset: `rtmp_playpath=${streamKey}\n`,
    heldBytes: SEND_BUFFER_BYTES * KERNEL_FACTOR,
  }
}
