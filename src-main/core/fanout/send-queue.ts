import type { Writable } from 'node:stream'

/**
 * In: bytes of tags with their time. Out: the same bytes into one sink, in order, at the sink's pace. It knows what waits
 * and since when: only a little is given to the sink ahead of time, for a stream says nothing about a batch until all of
 * it is gone. Never drops: that is its feed's decision.
 */
export interface SendQueue {
  push(bytes: Buffer, ms: number): void
  /** Ends the sink after what waits. */
  end(): void
  readonly waitingBytes: number
  /** From the oldest tag the sink has not taken to the newest. */
  readonly waitingMs: number
  readonly sentBytes: number
}

interface Entry {
  readonly bytes: Buffer
  readonly ms: number
}

const AHEAD_BYTES = 32 * 1024

export function createSendQueue(sink: Writable): SendQueue {
  let waiting: Entry[] = []
  const given: Entry[] = []
  let waitingBytes = 0
  let givenBytes = 0
  let sentBytes = 0
  let newestMs = 0
  let ending = false

  function pump(): void {
    for (let entry = waiting[0]; entry && givenBytes < AHEAD_BYTES; entry = waiting[0]) {
      waiting.shift()
      give(entry)
    }
    if (ending && waiting.length === 0 && !sink.writableEnded) sink.end()
  }

  function give(entry: Entry): void {
    given.push(entry)
    givenBytes += entry.bytes.length
    sink.write(entry.bytes, (error) => {
      given.shift()
      givenBytes -= entry.bytes.length
      waitingBytes -= entry.bytes.length
      if (error) giveUp()
      else sentBytes += entry.bytes.length
      pump()
    })
  }

  /** The sink is gone: what waits has nowhere to go. */
  function giveUp(): void {
    for (const { bytes } of waiting) waitingBytes -= bytes.length
    waiting = []
  }

  return {
    push(bytes, ms) {
      if (ending) return
      waiting.push({ bytes, ms })
      waitingBytes += bytes.length
      newestMs = Math.max(newestMs, ms)
      pump()
    },
    end() {
      ending = true
      pump()
    },
    get waitingBytes() {
      return waitingBytes
    },
    get waitingMs() {
      const oldest = given[0] ?? waiting[0]
      return oldest ? newestMs - oldest.ms : 0
    },
    get sentBytes() {
      return sentBytes
    },
  }
}
