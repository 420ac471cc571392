import { spawn } from 'node:child_process'
import type { CoreCommand, CoreProcess, CoreProcessEvents } from './core-process-port.ts'

/** Starts the core with a Node of its own, for an Electron whose Node can't load the store. The messages are the same. */
export function spawnCore(
  node: string,
  { modulePath, args }: CoreCommand,
  { onMessage, onExit }: CoreProcessEvents,
): CoreProcess {
  const child = spawn(node, [modulePath, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    windowsHide: true,
  })
  let gone = false
  const leave = (code: number | null) => {
    if (gone) return
    gone = true
    onExit(code)
  }
  child.on('message', onMessage)
  child.once('error', () => leave(null))
  child.once('exit', leave)
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message, () => {})
    },
    kill: () => {
      child.kill('SIGKILL')
    },
  }
}
