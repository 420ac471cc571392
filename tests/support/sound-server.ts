import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** A PulseAudio of its own, with null sinks: the monitor of each is a microphone that hears what is played to it. */
export interface SoundServer {
  /** For whatever is to use it. */
  readonly env: NodeJS.ProcessEnv
  /** The microphone that hears a sink. */
  microphone(sink: string): string
  /** Plays a tone to a sink until the server is stopped. */
  playTone(sink: string, hz: number): void
  stop(): Promise<void>
}

export async function startSoundServer(dir: string, sinks: readonly string[]): Promise<SoundServer> {
  const socket = `${dir}/pulse.sock`
  const modules = [
    `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
    ...sinks.map((sink) => `module-null-sink sink_name=${sink} rate=48000`),
  ]
  const args = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--disable-shm=yes', '--use-pid-file=no']
  const env = { ...process.env, HOME: dir, XDG_RUNTIME_DIR: dir, PULSE_SERVER: `unix:${socket}` }
  const server = spawn('pulseaudio', [...args, ...modules.flatMap((module) => ['-L', module])], {
    env,
    stdio: 'ignore',
  })
  const players: ChildProcess[] = []
  for (let attempt = 0; !existsSync(socket) && attempt < 100; attempt++) await delay(50)
  if (!existsSync(socket)) throw new Error('pulseaudio does not start')

  return {
    env,
    microphone: (sink) => `${sink}.monitor`,
    playTone(sink, hz) {
      const tone = ['-re', '-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=48000,volume=4`]
      players.push(
        spawn('ffmpeg', ['-v', 'error', ...tone, '-f', 'pulse', '-device', sink, 'tone'], { env, stdio: 'ignore' }),
      )
    },
    async stop() {
      for (const child of [...players, server]) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
    },
  }
}
