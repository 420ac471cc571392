import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lastLine, runCli } from '../support/run-cli.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

test('events without a show open a watch session; SIGTERM closes it and its report can be written', async () => {
  const dir = tempDir()
  const dataDir = `${dir}/data`
  const studio = await startStudioProcess(dataDir)
  const viewer = { id: 'v1', name: 'สมชาย' }
  const comment = { type: 'comment', platform: 'shopee', id: 'c1', viewer, text: 'ส่งไทยไหมคะ' }
  const order = {
    type: 'order',
    platform: 'shopify',
    id: 'o1',
    currency: 'USD',
    lines: [{ sku: 'lamp', quantity: 2, amountMinor: 5980 }],
  }

  expect(await studio.ingest([comment, order, comment])).toEqual({ accepted: 2, duplicates: 1, rejected: [] })
  const { show, room } = await studio.until(({ room }) => room.comments[0]?.understanding !== undefined)
  expect(show).toMatchObject({ kind: 'watching' })
  expect(room.comments).toMatchObject([{ text: 'ส่งไทยไหมคะ', lang: 'th', platform: 'shopee' }])
  expect(room.comments[0]?.understanding?.triage).toMatchObject({ intent: 'question', topic: 'shipping' })
  expect(await studio.stop()).toBe(0)

  const [session] = JSON.parse(lastLine((await runCli(['sessions', '--data', dataDir, '--json'])).stdout))
  expect(session).toMatchObject({
    kind: 'watch',
    state: 'closed',
    startedAt: expect.any(String),
    endedAt: expect.any(String),
  })
  const { code } = await runCli(['report', '--data', dataDir, '--session', session.id, '--out', `${dir}/out`])
  expect(code).toBe(0)
  const report = JSON.parse(readFileSync(`${dir}/out/report.json`, 'utf8'))
  expect(report.totals).toMatchObject({
    ordersCount: 1,
    gmvMinor: { USD: 5980 },
    comments: { total: 1, byLang: { th: 1 } },
  })
})
