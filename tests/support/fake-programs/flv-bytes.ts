/** FLV as the specification says it, written apart from the studio so that it can judge the studio's own. */
export const FILE_HEADER = Buffer.from('464c5601050000000900000000', 'hex')

export function tag(type: 8 | 9 | 18, ms: number, body: Buffer): Buffer {
  const head = Buffer.alloc(11)
  head[0] = type
  head.writeUIntBE(body.length, 1, 3)
  head.writeUIntBE(ms % 2 ** 24, 4, 3)
  head[7] = Math.floor(ms / 2 ** 24)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(11 + body.length)
  return Buffer.concat([head, body, size])
}

export const HEADERS = Buffer.concat([
  tag(18, 0, Buffer.from('onMetaData')),
  tag(9, 0, Buffer.from([0x17, 0, 0, 0, 0, 1, 2, 3])),
  tag(8, 0, Buffer.from([0xaf, 0, 0x11, 0x90])),
])

export const picture = (ms: number, isKey: boolean): Buffer =>
  tag(9, ms, Buffer.from([isKey ? 0x17 : 0x27, 1, 0, 0, 0, 9, 9, 9]))

export const sound = (ms: number): Buffer => tag(8, ms, Buffer.from([0xaf, 1, 5, 5]))
