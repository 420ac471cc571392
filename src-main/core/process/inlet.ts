import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Memory that is filled by what a child writes. */
export interface ReadInto {
  /** Where the next bytes go; never empty. */
  memory(): Uint8Array
  /** So many of them have come. */
  filled(bytes: number): void
}

/** A pipe that a child writes to. `childEnd` goes into its stdio and is to be destroyed once it is spawned. */
export interface Inlet {
  readonly socket: Socket
  readonly childEnd: Socket
}

/**
 * A pipe read straight into given memory: raw pictures are 40 MB a second, which as buffers of their own keep the garbage
 * collector at work all the time. POSIX only. A child's own stdio can't be read this way by Node's public interface,
 * a connection can (`onread`), so this is both ends of one.
 */
export async function openInlet(into: ReadInto): Promise<Inlet> {
  const path = join(tmpdir(), `cadence-${randomUUID()}`)
  const server = createServer({ pauseOnConnect: true })
  await once(server.listen(path), 'listening')
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const onread = {
    buffer: () => into.memory(),
    callback(bytes: number) {
      into.filled(bytes)
      return true
    },
  }
  const socket = connect({ path, onread })
  const [childEnd] = await accepted
  server.close()
  return { socket, childEnd }
}

/** The same from a pipe that delivers buffers: each is copied. */
export function readInto(pipe: Socket, into: ReadInto): void {
  pipe.on('data', (chunk: Buffer) => {
    for (let offset = 0; offset < chunk.length; ) {
      const memory = into.memory()
      const bytes = Math.min(memory.length, chunk.length - offset)
      memory.set(chunk.subarray(offset, offset + bytes))
      offset += bytes
      into.filled(bytes)
    }
  })
}
