/** The newest entries: at least `least` of them, fewer than twice as many. Each in constant time, unlike a Map that loses its first again and again. */
export interface Recent<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

export function createRecent<Value>(least: number): Recent<Value> {
  let newer = new Map<string, Value>()
  let older = new Map<string, Value>()
  return {
    get: (key) => newer.get(key) ?? older.get(key),
    set(key, value) {
      newer.set(key, value)
      if (newer.size < least) return
      older = newer
      newer = new Map()
    },
  }
}
