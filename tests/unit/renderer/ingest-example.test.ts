import { expect, test } from 'vitest'
import { ingestEventSchema } from '../../../src-main/contract/ingest.ts'
import { exampleCommand } from '../../../src-renderer/cockpit/dialogs/ingest-example.ts'
import { roomText } from '../../../src-renderer/text/room-text.ts'

const ACCESS = { ingestUrl: 'http://127.0.0.1:4100', ingestToken: 'token-of-this-start' }

test.each(['en', 'zh-CN'] as const)('the command to try sends a comment that the ingest API takes (%s)', (language) => {
  const comment = { id: 'try-1', viewer: roomText.exampleViewer[language], text: roomText.exampleComment[language] }
  const command = exampleCommand(ACCESS, comment)
  expect(command).toContain('curl http://127.0.0.1:4100/events')
  expect(command).toContain("-H 'Authorization: Bearer token-of-this-start'")
  const body = command.match(/-d '([^']*)'$/)?.[1] ?? ''
  expect(ingestEventSchema.parse(JSON.parse(body))).toMatchObject({ type: 'comment', text: comment.text })
})
