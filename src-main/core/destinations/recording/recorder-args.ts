/**
 * Pure. Fragments of at most 0.4 s whatever the key-frame interval (frames come every 1/24 s or faster), so that a
 * power cut costs less than a second.
 */
export function recorderArgs(path: string): string[] {
  return [
    ...['-hide_banner', '-loglevel', 'warning', '-nostdin'],
    ...['-probesize', '100000', '-analyzeduration', '1', '-f', 'flv', '-i', 'pipe:0'],
    ...['-map', '0', '-c', 'copy', '-f', 'mp4'],
    ...['-movflags', 'empty_moov+default_base_moof', '-frag_duration', '400000'],
    ...['-flush_packets', '1', '-y', `file:${path}`],
  ]
}
