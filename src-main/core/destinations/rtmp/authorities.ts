import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as tls from 'node:tls'

/**
 * The certificate authorities of this program as a file for ffmpeg, whose builds look for the system's in different
 * places or not at all. `NODE_EXTRA_CA_CERTS` adds a company's own, as everywhere in Node.
 */
export function authoritiesFile(dataDir: string): string {
  const path = join(dataDir, 'authorities.pem')
  const authorities = [...tls.rootCertificates, ...extraAuthorities()].join('\n')
  if (!existsSync(path) || readFileSync(path, 'utf8') !== authorities) writeFileSync(path, authorities)
  return path
}

function extraAuthorities(): string[] {
  const path = process.env.NODE_EXTRA_CA_CERTS
  return path && existsSync(path) ? [readFileSync(path, 'utf8')] : []
}
