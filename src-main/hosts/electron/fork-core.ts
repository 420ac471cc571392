import { utilityProcess } from 'electron'
import type { CoreCommand, CoreProcess, CoreProcessEvents } from './core-process-port.ts'

/** Starts the core as a utility process of this Electron. Only after the app is ready. */
export function forkCore({ modulePath, args }: CoreCommand, events: CoreProcessEvents): CoreProcess {
  const child = utilityProcess.fork(modulePath, [...args], { serviceName: 'Cadence core', stdio: 'inherit' })
  child.on('message', (value) => events.onMessage(value))
  child.once('exit', (code) => events.onExit(code))
  return {
    get pid() {
      return child.pid
    },
    send: (message) => child.postMessage(message),
    kill: () => {
      // utilityProcess.kill() asks politely; a stuck core needs more.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    },
  }
}
