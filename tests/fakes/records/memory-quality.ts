import type { DecidedLead } from '../../../src/core/quality/decided-lead.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, isIn, type MemoryTables, put } from '../memory-tables.ts'

export function memoryQuality(
  tables: MemoryTables,
): Pick<Records, 'decidedLeads' | 'reviewShares'> {
  const oldest = (fits: (lead: DecidedLead) => boolean): DecidedLead[] =>
    structuredClone(
      [...tables.decidedLeads.values()]
        .filter(fits)
        .toSorted((a, b) => a.decidedAt - b.decidedAt || (a.id < b.id ? -1 : 1)),
    )
  const find = async (id: string) => copyOf(tables.decidedLeads.get(id))
  return {
    decidedLeads: {
      async save(lead) {
        put(tables.decidedLeads, lead.id, lead)
      },
      find,
      hold: find,
      ofViolation: async (violationId) => oldest((lead) => lead.violationId === violationId),
      waiting: async (limit) => oldest(({ state }) => state === 'waiting').slice(0, limit),
      disputed: async (limit) =>
        oldest(({ state }) => state === 'disagreed' || state === 'settled')
          .toReversed()
          .slice(0, limit),
      cutDisputed: async () =>
        oldest(({ state, cutDisputed }) => state === 'disagreed' && cutDisputed),
      between: async (from, to, { region } = {}) =>
        oldest((one) => one.decidedAt >= from && one.decidedAt < to && isIn(region, one.region)),
    },
    reviewShares: {
      all: async () =>
        structuredClone(
          [...tables.reviewShares.values()].toSorted((a, b) => (a.region < b.region ? -1 : 1)),
        ),
      async save(share) {
        put(tables.reviewShares, share.region, share)
      },
    },
  }
}
