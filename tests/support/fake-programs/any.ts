import { writeSync } from 'node:fs'
import { begin, playDeaf, say } from './begin.ts'

/** Any child: it says when it is there. */
const { behaviour } = begin()

switch (behaviour) {
  case 'deaf':
    playDeaf()
    say('here')
    break
  case 'polite':
    setInterval(() => {}, 60_000)
    say('here')
    break
  case 'echo':
    process.stdin.pipe(process.stdout)
    break
  case 'many-lines':
    for (let line = 1; line <= 1_000; line++) say(line % 2 ? `[flv @ 0x${line}] line ${line}` : '')
    process.exit(3)
    break
  case 'one-endless-line':
    for (let part = 0; part < 1_000; part++) writeSync(2, 'x'.repeat(1_000))
    process.exit(3)
    break
  case 'half-a-line':
    writeSync(2, 'first line\nout of memo')
    process.exit(3)
}
