import { fileURLToPath } from 'node:url'
import { loadSchedules } from '../../src/adapters/schedules/load-schedules.ts'
import type { Law } from '../../src/core/policy/law.ts'
import type { TeachingSession } from '../../src/core/policy/verdict.ts'
import { type Instant, parseInstant } from '../../src/core/time/instant.ts'

export const SCHEDULES_FOLDER = fileURLToPath(new URL('../../schedules', import.meta.url))

/** The law as it is shipped. */
export async function loadedLaw(): Promise<Law> {
  const loaded = await loadSchedules(SCHEDULES_FOLDER)
  if (!loaded.ok) throw new Error(loaded.fault.message)
  return loaded.value.law
}

/** `2025-10-18T10:00:00` on the wall clock of Asia/Shanghai. */
export function shanghai(text: string): Instant {
  const instant = parseInstant(`${text}+08:00`)
  if (instant === null) throw new Error(`not a time: ${text}`)
  return instant
}

/** Compulsory maths by a licensed online institution in Guangzhou, unless said otherwise. */
export function buildSession(
  start: string,
  end: string,
  changes: Partial<TeachingSession> = {},
): TeachingSession {
  return {
    start: shanghai(start),
    end: shanghai(end),
    region: '440100',
    actor: 'licensed-online-subject',
    stage: 'compulsory',
    content: 'subject',
    ...changes,
  }
}
