/**
 * Sends values one at a time; while one is on its way only the newest waits. For what changes faster than it is answered.
 * `send` must not reject.
 */
export function createSendLatest<T>(send: (value: T) => Promise<unknown>) {
  let waiting: { readonly value: T } | null = null
  let isBusy = false

  const drain = async (): Promise<void> => {
    isBusy = true
    while (waiting) {
      const { value } = waiting
      waiting = null
      await send(value)
    }
    isBusy = false
  }

  return (value: T): void => {
    waiting = { value }
    if (!isBusy) void drain()
  }
}
