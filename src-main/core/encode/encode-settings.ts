/** What every encoder of every programme is told, beside its size, rate and bitrate. */

/** Platforms ask for a key frame every 2 s (YouTube, Twitch and Facebook live encoder settings). */
export const KEY_FRAME_INTERVAL_S = 2

/** AAC, stereo, 48 kHz: what YouTube and Facebook ask for, and every other platform takes. */
export const AUDIO_KBPS = 128
