import { randomBytes } from 'node:crypto'

/** Sortable by time and readable in a folder list: `20261122-094012-3fa9`. */
export function newSessionId(nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  return `${stamp}-${randomBytes(2).toString('hex')}`
}
