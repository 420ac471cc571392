import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { onTestFinished } from 'vitest'

/**
 * TLS in front of an RTMP server, as a platform's edge is: what comes in on `port` goes on to `rtmpPort` in the clear. Its
 * certificate is its own, made for this test.
 */
export async function rtmpsFront(dir: string, rtmpPort: number): Promise<{ readonly port: number }> {
  const [key, certificate] = [join(dir, 'front.key'), join(dir, 'front.crt')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2']
  const files = ['-keyout', key, '-out', certificate]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, ...subject], { stdio: 'ignore' })

  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (secure) => {
    const plain = connect(rtmpPort, '127.0.0.1')
    secure.pipe(plain).pipe(secure)
    for (const [socket, other] of [[secure, plain] as const, [plain, secure] as const])
      socket.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0 }
}
