import type { Rehearsal } from '../../../../contracts/rehearsal/rehearsal.ts'
import { endsAt, type RehearsalRecord } from '../../../../core/rehearsal/rehearsal.ts'
import type { LeadResult } from '../../../../core/rehearsal/score.ts'
import { formatInstant } from '../../../../core/time/instant.ts'

const inSeconds = (millis: number | null): number | null =>
  millis === null ? null : Math.round(millis / 100) / 10

const presentLead = (lead: LeadResult) => ({
  ...lead,
  seenAfter: inSeconds(lead.seenAfter),
  claimedAfter: inSeconds(lead.claimedAfter),
  decidedAfter: inSeconds(lead.decidedAfter),
})

export function presentRehearsal(record: RehearsalRecord): Rehearsal {
  const { id, startedBy, minutes, startedAt, endedAt, end, trouble, sheets } = record
  return {
    id,
    startedBy,
    minutes,
    startedAt: formatInstant(startedAt),
    endsAt: formatInstant(endsAt(record)),
    endedAt: endedAt === null ? null : formatInstant(endedAt),
    end,
    trouble,
    sheets: sheets.map(({ leads, ...sheet }) => ({ ...sheet, leads: leads.map(presentLead) })),
  }
}
