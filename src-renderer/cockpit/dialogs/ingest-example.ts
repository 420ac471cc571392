import type { CommandResults } from '../../../src-main/contract/commands.ts'

interface ExampleComment {
  readonly id: string
  readonly viewer: string
  readonly text: string
}

/** Where events are posted: fixed by the ingest API. */
export const eventsAddress = (ingestUrl: string): string => `${ingestUrl}/events`

/** One comment, sent by curl from a POSIX shell. */
export function exampleCommand(access: CommandResults['ingest.reveal'], { id, viewer, text }: ExampleComment): string {
  const event = { type: 'comment', platform: 'tiktok', id, viewer: { id: 'viewer-1', name: viewer }, text }
  return [
    `curl ${eventsAddress(access.ingestUrl)}`,
    `  -H 'Authorization: Bearer ${access.ingestToken}'`,
    `  -d '${JSON.stringify(event)}'`,
  ].join(' \\\n')
}
