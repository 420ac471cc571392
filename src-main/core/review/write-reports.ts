/** In: a report. Out: its files, `report.<format>`, in a folder that is made where it is missing. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError } from '../../contract/errors.ts'
import type { SessionReport } from '../../contract/report.ts'
import { reasonOf } from '../store/reason-of.ts'
import { renderHtml } from './render-html.ts'

const RENDERERS = {
  html: (report: SessionReport) => renderHtml(report),
  json: (report: SessionReport) => `${JSON.stringify(report, null, 2)}\n`,
}
export type ReportFormat = keyof typeof RENDERERS
export const REPORT_FORMATS = Object.keys(RENDERERS) as readonly ReportFormat[]

export interface ReportRequest {
  readonly report: SessionReport
  readonly outDir: string
  /** As the user wrote them. */
  readonly formats: readonly string[]
}

/**
 * The path of each file by its format. All formats are checked before anything is written.
 * @throws StudioError `report.format-unknown`, `data.unwritable`.
 */
export function writeReports({ report, outDir, formats }: ReportRequest): Partial<Record<ReportFormat, string>> {
  const rendered = formats.map(knownFormat).map((format) => [format, RENDERERS[format](report)] as const)
  try {
    mkdirSync(outDir, { recursive: true })
    return Object.fromEntries(rendered.map(([format, text]) => [format, writeReport(text, outDir, format)]))
  } catch (error) {
    throw new StudioError('data.unwritable', { path: outDir, reason: reasonOf(error) }, { cause: error })
  }
}

function knownFormat(format: string): ReportFormat {
  const known = REPORT_FORMATS.find((candidate) => candidate === format.trim().toLowerCase())
  if (!known) throw new StudioError('report.format-unknown', { format })
  return known
}

function writeReport(text: string, outDir: string, format: ReportFormat): string {
  const path = join(outDir, `report.${format}`)
  writeFileSync(path, text)
  return path
}
