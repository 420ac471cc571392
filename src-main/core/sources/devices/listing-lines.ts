/**
 * In: what ffmpeg wrote. Out: its lines without the writer's mark.
 * The mark is the device's up to ffmpeg 6 (`[dshow @ 0x…]`) and the input's from then on (`[in#0 @ 0x…]`).
 */
export function listingLines(output: string): string[] {
  return output.split(/\r?\n|\r/).map((line) => line.replace(/^\[[^\]]* @ [^\]]*\] */, '').trim())
}
