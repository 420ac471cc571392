import { onTestFinished } from 'vitest'
import { freePort } from './free-port.ts'
import { type NginxRtmp, nginxRtmp } from './nginx-rtmp.ts'
import type { SlowLink } from './slow-link.ts'

/** A platform that takes streams until the test is over: on loopback, or at the far end of a line of its own. */
export async function runningNginx(dir: string, line?: SlowLink): Promise<NginxRtmp> {
  const nginx = nginxRtmp(dir, await freePort(), line)
  onTestFinished(async () => {
    nginx.thaw()
    await nginx.stop()
  })
  await nginx.start()
  return nginx
}
