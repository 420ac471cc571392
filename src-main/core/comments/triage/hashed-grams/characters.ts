/** What both inputs of the model call a text and a word. */

/** Code points that are read of a comment. */
export const MAX_POINTS = 280
/** Letters, marks and digits: a run of them is a word. */
export const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u
