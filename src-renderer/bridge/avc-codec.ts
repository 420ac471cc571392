/** The WebCodecs codec string of an AVCDecoderConfigurationRecord: profile, compatibility, level (ISO 14496-15, 5.3.3.1). */
export function avcCodec(record: Uint8Array): string {
  const hex = [...record.subarray(1, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `avc1.${hex.toUpperCase()}`
}
