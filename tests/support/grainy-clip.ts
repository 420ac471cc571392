import { execFileSync } from 'node:child_process'

const SECONDS = 3

/** A film with grain and a tone, so restless that an encoder needs all the bits it may have. */
export function grainyClip(path: string): string {
  const inputs = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=1280x720:r=30,noise=alls=10:allf=t',
    '-f',
    'lavfi',
    '-i',
    'sine=r=48000',
  ]
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'fastdecode', '-crf', '30', '-pix_fmt', 'yuv420p']
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, '-t', `${SECONDS}`, ...video, '-c:a', 'aac', path])
  return path
}
