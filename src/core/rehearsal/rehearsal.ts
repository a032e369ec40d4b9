import type { RegionScope } from '../registry/region-scope.ts'
import { minutes } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import type { PersonSheet } from './score.ts'

/** Why one is over; `interrupted`: the process that held it is gone. */
export type RehearsalEnd = 'stopped' | 'time' | 'failed' | 'interrupted'

/** What is kept of a rehearsal: who took part and how it went, none of its pictures, rooms or leads as records. */
export type RehearsalRecord = {
  readonly id: string
  readonly startedBy: string
  /** Of who started it; empty: everywhere. Nobody of elsewhere takes part or sees the sheets. */
  readonly regions: readonly RegionScope[]
  readonly node: string
  readonly minutes: number
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly end: RehearsalEnd | null
  /** A sentence for people when it failed. */
  readonly trouble: string | null
  readonly sheets: readonly PersonSheet[]
}

/** It ends by itself then, whatever anybody does. */
export const endsAt = ({
  startedAt,
  minutes: length,
}: Pick<RehearsalRecord, 'startedAt' | 'minutes'>) => plus(startedAt, minutes(length))
