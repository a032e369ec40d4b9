import type { Law } from '../../core/policy/law.ts'
import type { RuleCode, VerdictKind } from '../../core/policy/verdict.ts'
import { MEASURED_WITHIN_SECONDS } from '../../core/policy/watched-session.ts'
import {
  type ReplayCase,
  type WhatIfChange,
  type WhatIfReport,
  whatIf,
} from '../../core/policy/what-if.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { seconds } from '../../core/time/duration.ts'
import { type Instant, later, plus } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { PlaceFilter } from '../../ports/records/filters.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { everyPage } from './every-page.ts'

type Recorded = {
  readonly verdict: VerdictKind
  readonly rules: readonly RuleCode[]
  readonly ruleVersion: string
}

/** A violation that would come out otherwise, beside what was recorded when it was found. */
export type StoredChange = WhatIfChange & { readonly recorded: Recorded }

export type StoredReport = Omit<WhatIfReport, 'changes'> & {
  readonly changes: readonly StoredChange[]
  /** Violations whose institution or room is gone: nobody can say who taught whom. Never counted as unchanged. */
  readonly notReplayed: readonly string[]
}

type Laws = { readonly before: Law; readonly after: Law }

/** As the watch judged it: from the first to the last second at which instruction was seen. */
function caseOf(violation: Violation, institution: Institution, room: LiveRoom): ReplayCase {
  const [day] = violation.judgement.days
  return {
    id: violation.id,
    session: {
      start: violation.openedAt,
      end: plus(later(violation.openedAt, violation.lastSeenAt), seconds(1)),
      region: violation.region,
      actor: institution.actor,
      stage: day?.stage ?? room.stage,
      content: 'subject',
      uncertaintySeconds: MEASURED_WITHIN_SECONDS,
    },
    facts: {},
  }
}

/** Which stored violations: of a span, in a region and below. */
export type StoredSpan = PlaceFilter & { readonly from?: Instant; readonly to?: Instant }

type Loaded = {
  readonly cases: readonly ReplayCase[]
  readonly violations: ReadonlyMap<string, Violation>
  readonly notReplayed: readonly string[]
}

async function loadCases(records: Records, span: StoredSpan): Promise<Loaded> {
  const violations = await everyPage((page) => records.violations.list(span, page))
  const idsOf = (name: 'institutionId' | 'roomId') => [
    ...new Set(violations.map((violation) => violation[name])),
  ]
  const institutions = await records.institutions.findMany(idsOf('institutionId'))
  const institutionOf = new Map(institutions.map((one) => [one.id, one]))
  const rooms = await records.rooms.findMany(idsOf('roomId'))
  const roomOf = new Map(rooms.map((room) => [room.id, room]))
  const cases: ReplayCase[] = []
  const notReplayed: string[] = []
  for (const violation of violations) {
    const institution = institutionOf.get(violation.institutionId)
    const room = roomOf.get(violation.roomId)
    if (institution === undefined || room === undefined) notReplayed.push(violation.id)
    else cases.push(caseOf(violation, institution, room))
  }
  const known = new Map(violations.map((violation) => [violation.id, violation]))
  return { cases, violations: known, notReplayed }
}

function recordedOf({ verdict, rules, judgement }: Violation): Recorded {
  return { verdict, rules, ruleVersion: judgement.ruleVersion }
}

/** Replays the violations of a span under two laws. Reads only: what was recorded stays as it was found. */
export async function whatIfStored(
  transactions: Transactions,
  { before, after }: Laws,
  span: StoredSpan,
): Promise<StoredReport> {
  const loaded = await transactions.run((records) => loadCases(records, span))
  const { changes, ...report } = whatIf(loaded.cases, before, after)
  return {
    ...report,
    notReplayed: loaded.notReplayed,
    changes: changes.flatMap((change) => {
      const violation = loaded.violations.get(change.id)
      return violation === undefined ? [] : [{ ...change, recorded: recordedOf(violation) }]
    }),
  }
}
