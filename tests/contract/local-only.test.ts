import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { StudioError } from '../../src-main/contract/errors.ts'
import { cookieFrom, request, startServer, upgradeStatus } from './start-server.ts'

const foreignHosts = [
  'evil.example',
  'evil.example:{port}',
  '127.0.0.1:1',
  'localhost',
  '127.0.0.1.evil.example:{port}',
]
const foreignOrigins = ['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1:{port}', 'file://']

test.each(foreignHosts)('Host %s is refused everywhere (DNS rebinding)', async (pattern) => {
  const { ingestUrl, ingestToken, mintLink, port } = await startServer()
  const cookie = await cookieFrom(mintLink())
  const headers = { host: pattern.replace('{port}', String(port)), cookie, authorization: `Bearer ${ingestToken}` }

  expect((await request(ingestUrl, { headers })).status).toBe(403)
  expect((await request(`${ingestUrl}/nothing`, { headers })).status).toBe(403)
  expect((await request(`${ingestUrl}/events`, { method: 'POST', headers }, '[]')).status).toBe(403)
  expect(await upgradeStatus(`${ingestUrl}/contract`, { headers })).toBe(403)
  expect(await upgradeStatus(`${ingestUrl}/stream`, { headers })).toBe(403)
})

test.each(foreignOrigins)('Origin %s is refused everywhere', async (pattern) => {
  const { ingestUrl, ingestToken, mintLink, port } = await startServer()
  const cookie = await cookieFrom(mintLink())
  const headers = { origin: pattern.replace('{port}', String(port)), cookie, authorization: `Bearer ${ingestToken}` }

  expect((await request(ingestUrl, { headers })).status).toBe(403)
  const ingest = await request(`${ingestUrl}/events`, { method: 'POST', headers }, '[]')
  expect(ingest.status).toBe(403)
  expect(JSON.parse(ingest.body)).toMatchObject({ code: 'request.foreign' })
  expect(await upgradeStatus(`${ingestUrl}/contract`, { headers })).toBe(403)
  expect(await upgradeStatus(`${ingestUrl}/stream`, { headers })).toBe(403)
})

test('a foreign Host does not spend a link', async () => {
  const { cockpitUrl } = await startServer()
  expect((await request(cockpitUrl, { headers: { host: 'evil.example' } })).status).toBe(403)
  expect((await request(cockpitUrl)).status).toBe(303)
})

test.each(['127.0.0.1', 'localhost', 'LOCALHOST'])('Host %s is ours', async (name) => {
  const { ingestUrl, mintLink, port } = await startServer()
  const cookie = await cookieFrom(mintLink())
  const headers = { host: `${name}:${port}`, origin: `http://${name}:${port}`, cookie }
  expect((await request(ingestUrl, { headers })).status).toBe(200)
  expect(await upgradeStatus(`${ingestUrl}/contract`, { headers })).toBe(101)
})

test('nothing listens on the addresses of the network', async () => {
  const { port } = await startServer()
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  for (const { address, family, internal } of addresses) {
    if (internal || family !== 'IPv4') continue
    await expect(request(`http://${address}:${port}`)).rejects.toThrow('ECONNREFUSED')
  }
})

test('the contract needs the cookie, with or without an Origin', async () => {
  const { ingestUrl, mintLink } = await startServer()
  const cookie = await cookieFrom(mintLink())
  const contract = `${ingestUrl}/contract`
  expect(await upgradeStatus(contract)).toBe(401)
  expect(await upgradeStatus(contract, { headers: { origin: ingestUrl } })).toBe(401)
  expect(await upgradeStatus(contract, { headers: { cookie: `${cookie}x` } })).toBe(401)
  expect(await upgradeStatus(contract, { headers: { cookie } })).toBe(101)
  expect(await upgradeStatus(`${ingestUrl}/elsewhere`, { headers: { cookie } })).toBe(404)
})

test('a port in use is said as such', async () => {
  const { port } = await startServer()
  const second = startServer({ port })
  await expect(second).rejects.toBeInstanceOf(StudioError)
  await expect(second).rejects.toMatchObject({ code: 'port.in-use', details: { port: String(port) } })
})
