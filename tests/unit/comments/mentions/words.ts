import { readMentionWords } from '../../../../src-main/core/comments/mentions/read-mention-words.ts'

export const words = readMentionWords('models/triage/mentions')
