/** Platforms ask for a key frame every 2 s (YouTube, Twitch and Facebook live encoder settings). */
export const KEY_FRAME_INTERVAL_S = 2
