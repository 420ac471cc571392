/** How many of the comments that came were read, over the last seconds. */
export interface ShareMeter {
  /** One came, and `leftOut` that waited will not be read. */
  came(leftOut: number): void
  /** Once a second. 1 while none is left out; else the share that is read, in hundredths. */
  measure(): number
}

const SECONDS = 5

export function createShareMeter(): ShareMeter {
  const seconds: { came: number; leftOut: number }[] = []
  let now = { came: 0, leftOut: 0 }
  return {
    came(leftOut) {
      now.came += 1
      now.leftOut += leftOut
    },
    measure() {
      seconds.push(now)
      now = { came: 0, leftOut: 0 }
      if (seconds.length > SECONDS) seconds.shift()
      const came = seconds.reduce((sum, second) => sum + second.came, 0)
      const leftOut = seconds.reduce((sum, second) => sum + second.leftOut, 0)
      return came === 0 ? 1 : Math.max(0, Math.floor(100 * (1 - leftOut / came)) / 100)
    },
  }
}
