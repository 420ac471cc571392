import type { CapturePermissions } from '../../core/ports.ts'
import type { HostQuestions } from './host-questions.ts'

/** A person may think about it as long as they like. */
const LIMIT_MS = 24 * 3_600_000

/** Permissions to capture, as the Electron host gets them; only macOS wants to be asked. */
export function hostPermissions(
  ask: HostQuestions['ask'],
  platform: NodeJS.Platform = process.platform,
): CapturePermissions | null {
  if (platform !== 'darwin') return null
  return { ask: async (medium) => (await ask({ kind: 'permission', medium }, LIMIT_MS)) === true }
}
