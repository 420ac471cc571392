/**
 * The first packet of an SRT caller and a listener's answer (draft-sharabayko-srt, section 4.3.1.1): induction asks who is there and
 * is answered with a cookie; it opens no connection and carries neither stream id nor passphrase. Pure.
 */
const PACKET_BYTES = 64
const CONTROL_HANDSHAKE = 0x8000_0000
const UDT_VERSION = 4
const DATAGRAM = 2
const MTU_BYTES = 1500
const FLOW_WINDOW = 8192
const INDUCTION = 1

const at = {
  destination: 12,
  version: 16,
  extension: 22,
  mtu: 28,
  window: 32,
  type: 36,
  socketId: 40,
  cookie: 44,
} as const

/** `socketId`: any number of ours; the answer is sent to it. */
export function srtInduction(socketId: number): Buffer {
  const packet = Buffer.alloc(PACKET_BYTES)
  packet.writeUInt32BE(CONTROL_HANDSHAKE, 0)
  packet.writeUInt32BE(UDT_VERSION, at.version)
  packet.writeUInt16BE(DATAGRAM, at.extension)
  packet.writeUInt32BE(MTU_BYTES, at.mtu)
  packet.writeUInt32BE(FLOW_WINDOW, at.window)
  packet.writeUInt32BE(INDUCTION, at.type)
  packet.writeUInt32BE(socketId, at.socketId)
  return packet
}

/** Whether this is a listener's answer to the induction of `socketId`. */
export function isSrtAnswer(packet: Buffer, socketId: number): boolean {
  return (
    packet.length >= PACKET_BYTES &&
    packet.readUInt32BE(0) === CONTROL_HANDSHAKE &&
    packet.readUInt32BE(at.destination) === socketId &&
    packet.readUInt32BE(at.type) === INDUCTION &&
    packet.readUInt32BE(at.cookie) !== 0
  )
}
