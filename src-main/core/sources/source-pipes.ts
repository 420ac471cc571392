import type { ChildProcess, StdioOptions } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { openChildPipes } from '../process/child-pipes.ts'
import { openInlet, type ReadInto, readInto } from '../process/inlet.ts'
import type { SourceOutputs } from './source-args.ts'

/** What a source's ffmpeg writes to: one pipe of raw pictures for each lane, then one of sound. */
export interface SourcePipes extends SourceOutputs {
  readonly stdio: StdioOptions
  /** Once the child is spawned. */
  connect(child: ChildProcess): Promise<{ readonly pictures: readonly Socket[]; readonly sound: Duplex }>
}

/** `readers`: where each lane's pictures go. */
export function openSourcePipes(readers: readonly ReadInto[]): Promise<SourcePipes> {
  return process.platform === 'win32' ? namedPipes(readers) : inheritedPipes(readers)
}

/** Those that libuv makes blocking for a child: on another one ffmpeg would try a full inlet again and again. */
const BLOCKING_FDS = [1, 0]
const SOUND_FD = 3

async function inheritedPipes(readers: readonly ReadInto[]): Promise<SourcePipes> {
  const inlets = await Promise.all(readers.map(openInlet))
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe', 'pipe']
  const fds = BLOCKING_FDS.slice(0, inlets.length)
  for (const [index, fd] of fds.entries()) stdio[fd] = inlets[index]?.childEnd
  return {
    videoUrls: fds.map((fd) => `pipe:${fd}`),
    audioUrl: `pipe:${SOUND_FD}`,
    stdio,
    async connect(child) {
      for (const { childEnd } of inlets) childEnd.destroy()
      return { pictures: inlets.map(({ socket }) => socket), sound: child.stdio[SOUND_FD] as Duplex }
    },
  }
}

async function namedPipes(readers: readonly ReadInto[]): Promise<SourcePipes> {
  const { urls, stdio, connect } = openChildPipes(readers.length + 1)
  return {
    videoUrls: urls.slice(0, -1),
    audioUrl: urls.at(-1) as string,
    stdio,
    async connect(child) {
      const connected = (await connect(child)) as Socket[]
      const pictures = connected.slice(0, -1)
      for (const [lane, reader] of readers.entries()) readInto(pictures[lane] as Socket, reader)
      return { pictures, sound: connected.at(-1) as Duplex }
    },
  }
}
