import { toStudioError } from '../../contract/errors.ts'
import { findFfmpeg } from '../../core/ffmpeg/find-ffmpeg.ts'
import { readOptions } from './cli-args.ts'
import {
  checkDevices,
  checkDisk,
  checkEncoder,
  checkFfmpeg,
  checkInference,
  checkNode,
  checkPorts,
} from './doctor-checks.ts'
import { inTerminalLanguage } from './terminal.ts'

/** What is there, what is missing, what to do. Exit code 1 when something that a show needs is missing. */
export async function doctor(args: readonly string[]): Promise<void> {
  const { json } = readOptions(args, { json: { type: 'boolean', default: false } })
  const ffmpeg = await findFfmpeg(process.env.CADENCE_FFMPEG).catch(toStudioError)
  const findings = [
    checkNode(),
    checkFfmpeg(ffmpeg),
    ...('path' in ffmpeg ? [await checkEncoder(ffmpeg), await checkDevices(ffmpeg)] : []),
    await checkInference(),
    await checkPorts(),
    await checkDisk(),
  ]
  const ok = findings.every((finding) => finding.ok)
  if (json) console.log(JSON.stringify({ ok, findings }))
  else
    for (const { name, ok: fine, found, todo } of findings) {
      console.log(`${fine ? '✓' : '✗'} ${name}: ${inTerminalLanguage(found)}`)
      if (todo) console.log(`    ${inTerminalLanguage(todo)}`)
    }
  if (!ok) process.exitCode = 1
}
