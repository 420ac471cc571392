/** Hashes and table rows as both sides of the model count them. Pure; all 32 bit. */

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), over numbers instead of bytes. */
export const FNV_OFFSET = 0x811c9dc5
export const FNV_PRIME = 0x01000193
export const hashed = (hash: number, value: number): number => Math.imul(hash ^ value, FNV_PRIME)

/** Rows of an embedding table; id 0 is nobody's and stands for nothing. */
export const TABLE_ROWS = 2 ** 17

/** A row from 1 to `rows` - 1: spreads the low bits (MurmurHash3's finaliser) and leaves 0, nobody's row, out. */
export function toRow(hash: number, rows: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  return 1 + ((mixed >>> 0) % (rows - 1))
}
