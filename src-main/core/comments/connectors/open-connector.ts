import type { ConnectorParams } from '../../../contract/connectors.ts'
import type { Clock } from '../../ports.ts'
import type { Connector, ConnectorSink } from './connector.ts'
import { createSocialStreamConnector } from './social-stream/social-stream.ts'
import { readTwitchChannel } from './twitch/channel.ts'
import { createTwitchConnector } from './twitch/twitch.ts'
import { readYouTubeTarget } from './youtube/target.ts'
import { createYouTubeConnector } from './youtube/youtube.ts'

export interface OpenedConnector {
  /** What is read, as people name it. */
  readonly channel: string
  readonly connect: (sink: ConnectorSink) => Connector
}

/** @throws StudioError `connector.bad-channel`. */
export type OpenConnector = (params: ConnectorParams) => OpenedConnector

/** Each kind of connector at its platform's own address. */
export function openConnector(clock: Clock): OpenConnector {
  return (params) => {
    switch (params.kind) {
      case 'twitch': {
        const channel = readTwitchChannel(params.channel)
        return { channel, connect: (sink) => createTwitchConnector({ clock, channel, token: params.token }, sink) }
      }
      case 'youtube': {
        const target = readYouTubeTarget(params.channel)
        return {
          channel: target.shown,
          connect: (sink) => createYouTubeConnector({ clock, target, token: params.token }, sink),
        }
      }
      case 'social-stream':
        return {
          channel: '',
          connect: (sink) =>
            createSocialStreamConnector({ clock, server: params.server, session: params.session }, sink),
        }
    }
  }
}
