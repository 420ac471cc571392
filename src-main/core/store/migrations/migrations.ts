import { sessions } from './0001-sessions.ts'
import { events } from './0002-events.ts'

/** In order. Shipped ones never change: a database's `user_version` is how many of them it has seen. */
export const MIGRATIONS: readonly string[] = [sessions, events]
