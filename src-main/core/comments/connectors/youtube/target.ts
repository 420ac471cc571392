import { StudioError } from '../../../../contract/errors.ts'

/** What is watched: a video, or whatever a channel sends live when it is asked. */
export interface YouTubeTarget {
  readonly videoId: string | null
  /** Where the channel's present live video is found; null for a video. */
  readonly liveUrl: string | null
  readonly shown: string
}

const VIDEO_ID = /^[\w-]{11}$/
const CHANNEL_ID = /^UC[\w-]{22}$/
const HANDLE = /^@[\p{L}\p{N}._-]{2,60}$/u
const VIDEO_ADDRESS = /(?:[?&]v=|youtu\.be\/|\/live\/|\/live_chat\/|\/shorts\/|\/video\/)([\w-]{11})(?![\w-])/
const CHANNEL_ADDRESS = /youtube\.com\/(?:channel\/)?((?:UC|@)[^/?#]+)/

/** In: an id, a handle or an address out of the browser. @throws StudioError `connector.bad-channel`. */
export function readYouTubeTarget(text: string): YouTubeTarget {
  const video = VIDEO_ADDRESS.exec(text)?.[1] ?? (VIDEO_ID.test(text) ? text : null)
  if (video) return { videoId: video, liveUrl: null, shown: video }
  const channel = decode(CHANNEL_ADDRESS.exec(text)?.[1] ?? text)
  if (CHANNEL_ID.test(channel)) return liveOf(`channel/${channel}`, channel)
  if (HANDLE.test(channel)) return liveOf(channel, channel)
  throw new StudioError('connector.bad-channel', { channel: text, name: 'YouTube' })
}

function liveOf(path: string, shown: string): YouTubeTarget {
  return { videoId: null, liveUrl: `https://www.youtube.com/${path}/live`, shown }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
