import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildReport } from '../../../src-main/core/review/build-report.ts'
import { writeReports } from '../../../src-main/core/review/write-reports.ts'
import { buildSession, storedSession } from '../../support/build-session.ts'
import { tempDir } from '../../support/temp-dir.ts'

const report = buildReport(storedSession(60_000), buildSession().comment(1000).events)

test('writes each format beside the other and says where', () => {
  const outDir = join(tempDir(), 'new', 'folder')
  const paths = writeReports({ report, outDir, formats: ['html', 'json'] })
  expect(paths).toEqual({ html: join(outDir, 'report.html'), json: join(outDir, 'report.json') })
  expect(readFileSync(join(outDir, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/)
  const json = JSON.parse(readFileSync(join(outDir, 'report.json'), 'utf8'))
  expect(json).toEqual(report)
  expect(Object.keys(json).slice(0, 7)).toEqual([
    'session',
    'totals',
    'byMinute',
    'byPhase',
    'destinations',
    'promos',
    'actions',
  ])
})

test('an unknown format writes nothing at all', () => {
  const outDir = join(tempDir(), 'out')
  expect(() => writeReports({ report, outDir, formats: ['html', 'docx'] })).toThrow(
    expect.objectContaining({ code: 'report.format-unknown', details: { format: 'docx' } }),
  )
  expect(existsSync(outDir)).toBe(false)
})

test('a folder that cannot be written is named', () => {
  const file = join(tempDir(), 'file')
  writeFileSync(file, '')
  expect(() => writeReports({ report, outDir: join(file, 'out'), formats: ['json'] })).toThrow(
    expect.objectContaining({ code: 'data.unwritable' }),
  )
})
