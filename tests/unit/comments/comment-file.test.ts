import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { duplicateKey } from '../../../src-main/contract/ingest.ts'
import { readCommentFile } from '../../../src-main/core/comments/replay/comment-file.ts'
import { tempDir } from '../../support/temp-dir.ts'

const line = (id: string) =>
  JSON.stringify({ type: 'comment', platform: 'tiktok', id, viewer: { id: 'v', name: 'V' }, text: 'hola' })

function fileOf(content: string): string {
  const path = join(tempDir(), 'comments.jsonl')
  writeFileSync(path, content)
  return path
}

test('reads every event in order, whatever ends the lines', () => {
  const { events, badLines } = readCommentFile(fileOf(`\uFEFF${line('1')}\r\n\n${line('2')}\n  \n${line('3')}`))
  expect(events.map(({ id }) => id)).toEqual(['1', '2', '3'])
  expect(badLines).toEqual([])
})

test('a bad line costs only itself and is reported with its number and reason', () => {
  const { events, badLines } = readCommentFile(fileOf(`${line('1')}\n{oops\n{"type":"comment"}\n${line('2')}\n`))
  expect(events).toHaveLength(2)
  expect(badLines.map(({ line }) => line)).toEqual([2, 3])
  expect(badLines[0]?.reason).toBe('not JSON')
  expect(badLines[1]?.reason).toMatch(/^platform: /)
})

test('a missing file, a folder and a file without one event are unreadable, each with its reason', () => {
  const reasonFor = (path: string) => {
    try {
      readCommentFile(path)
      return null
    } catch (error) {
      expect(error).toMatchObject({ code: 'comments-file.unreadable', details: { path } })
      return (error as { details: { reason: string } }).details.reason
    }
  }
  expect(reasonFor('/nowhere/comments.jsonl')).toBe('no such file or directory')
  expect(reasonFor(tempDir())).toBe('illegal operation on a directory')
  expect(reasonFor(fileOf('\u0000\u0001video bytes\n'))).toBe('line 1: not JSON')
  expect(reasonFor(fileOf(''))).toBeNull()
})

test('the rehearsal brings 60 comments from four platforms, two of them delivered twice', () => {
  const { events, badLines } = readCommentFile('assets/rehearsal/comments.jsonl')
  expect(badLines).toEqual([])
  expect(events).toHaveLength(62)
  expect(new Set(events.map(duplicateKey)).size).toBe(60)
  expect(new Set(events.map(({ platform }) => platform))).toEqual(new Set(['tiktok', 'youtube', 'shopee', 'facebook']))
})
