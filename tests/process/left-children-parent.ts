import { spawnChild } from '../../src-main/core/process/child.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'

/** A core that will be killed: three children, one of them stopped. Says their pids and waits. */
const journal = createChildJournal(process.argv[2] as string)
const children = ['source', 'encoder', 'pusher'].map((name) =>
  spawnChild({ name, command: 'sleep', args: ['300'], stdio: 'ignore' }, journal),
)
children[1]?.process.kill('SIGSTOP')
process.stdout.write(`${JSON.stringify(children.map(({ process: { pid } }) => pid))}\n`)
setInterval(() => {}, 60_000)
