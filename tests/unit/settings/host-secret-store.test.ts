import { readdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { CoreMessage, HostAnswer, HostQuestion } from '../../../src-main/hosts/headless/core-messages.ts'
import { createFileSecretStore } from '../../../src-main/hosts/headless/file-secret-store.ts'
import { createHostQuestions } from '../../../src-main/hosts/headless/host-questions.ts'
import { createHostSecretStore } from '../../../src-main/hosts/headless/host-secret-store.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'

const REASON = { en: 'No keyring.', 'zh-CN': '没有密钥环。' }

/** A host at the other end of the port, with keys of its own. */
function hostWith(kind: 'system' | 'file') {
  const keys = new Map<string, string>()
  const questions: string[] = []
  const answer = (question: HostQuestion): HostAnswer => {
    questions.push(question.kind)
    if (question.kind === 'key-store') return { ok: true, value: { kind, reason: kind === 'file' ? REASON : null } }
    if (question.kind === 'key-get') return { ok: true, value: keys.get(question.name) ?? null }
    if (question.kind === 'key-set') keys.set(question.name, question.value)
    if (question.kind === 'key-remove') keys.delete(question.name)
    return { ok: true, value: null }
  }
  const host = createHostQuestions((message: CoreMessage) => {
    if (message.kind !== 'ask') return
    const answered = JSON.parse(JSON.stringify({ kind: 'answer', id: message.id, ...answer(message.question) }))
    queueMicrotask(() => host.take(answered))
  }, manualClock())
  return { host, keys, questions }
}

test('keys go to the host that can seal them, and those kept in the file before move there', async () => {
  const dir = tempDir()
  const file = createFileSecretStore(dir)
  await file.set('old', 'from the file')
  const { host, keys } = hostWith('system')
  const store = createHostSecretStore(host.ask, file)

  expect(await store.open()).toEqual({ kind: 'system', reason: null })
  await store.set('new', 'secret')
  expect([...keys]).toEqual([
    ['old', 'from the file'],
    ['new', 'secret'],
  ])
  expect(file.ids()).toEqual([])
  expect(await store.get('new')).toBe('secret')
  await store.remove('new')
  expect(await store.get('new')).toBeNull()
})

test('a host without a key store never sees a key: they are in the file, with the host’s reason', async () => {
  const { host, questions } = hostWith('file')
  const file = createFileSecretStore(tempDir())
  const store = createHostSecretStore(host.ask, file)
  await store.set('d1', 'secret')
  expect(await store.open()).toEqual({ kind: 'file', reason: REASON })
  expect(await file.get('d1')).toBe('secret')
  expect(questions).toEqual(['key-store'])
})

test('a host that never answers costs a wait, not the studio', async () => {
  const clock = manualClock()
  const host = createHostQuestions(() => {}, clock)
  const store = createHostSecretStore(host.ask, createFileSecretStore(tempDir()))
  const opened = store.open()
  clock.advanceMs(30_000)
  expect((await opened).kind).toBe('file')
  expect(clock.waiting).toBe(0)
})

test('an answer nobody asked for, a second one and garbage change nothing', async () => {
  const host = createHostQuestions(() => {}, manualClock())
  const asked = host.ask({ kind: 'key-get', name: 'd1' })
  for (const message of [null, 7, { kind: 'answer' }, { kind: 'answer', id: 99, ok: true }, { kind: 'close' }])
    host.take(message)
  host.take({ kind: 'answer', id: 1, ok: false, reason: 'locked' })
  host.take({ kind: 'answer', id: 1, ok: true, value: 'late' })
  await expect(asked).rejects.toThrow('locked')
})

test('a damaged key file is set aside by the next key, and quoted by no error', async () => {
  const dir = tempDir()
  writeFileSync(`${dir}/keys.json`, '{"version":1,"keys":{"d1":"live-secret')
  const file = createFileSecretStore(dir)
  await expect(file.get('d1')).rejects.toThrow(/^keys.json is damaged$/)
  await file.set('d2', 'x')
  expect(await file.get('d2')).toBe('x')
  expect(readdirSync(dir).some((name) => name.startsWith('keys.broken-'))).toBe(true)
})
