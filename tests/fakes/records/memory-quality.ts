import type { DecidedLead } from '../../../src/core/quality/decided-lead.ts'
import type { GoldenItem } from '../../../src/core/quality/golden.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, isIn, type MemoryTables, put } from '../memory-tables.ts'

function memoryGolden(tables: MemoryTables): Records['goldenItems'] {
  const find = async (id: string) => copyOf(tables.goldenItems.get(id))
  const items = (fits: (item: GoldenItem) => boolean): GoldenItem[] =>
    structuredClone([...tables.goldenItems.values()].filter(fits)).toSorted(
      (a, b) => a.putAt - b.putAt || (a.id < b.id ? -1 : 1),
    )
  return {
    async saveCase(golden) {
      put(tables.goldenCases, golden.id, golden)
    },
    cases: async () => structuredClone([...tables.goldenCases.values()]),
    findCase: async (id) => copyOf(tables.goldenCases.get(id)),
    ofViolation: async (violationId) =>
      copyOf([...tables.goldenCases.values()].find((one) => one.violationId === violationId)),
    async draw(who, part) {
      const shown = new Set(items((item) => item.who === who).map(({ caseId }) => caseId))
      const left = [...tables.goldenCases.values()]
        .filter(({ id, retired, by }) => !retired && by !== who && !shown.has(id))
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      return copyOf(left[Math.floor(part * left.length)])
    },
    async add(item) {
      const known = items(({ who, caseId }) => who === item.who && caseId === item.caseId)
      if (known.length === 0) put(tables.goldenItems, item.id, item)
    },
    async save(item) {
      put(tables.goldenItems, item.id, item)
    },
    find,
    hold: find,
    ofCases: async (ids) => items(({ caseId }) => ids.includes(caseId)),
    of: async (who) => items((item) => item.who === who),
    between: async (from, to, { region } = {}) =>
      items((one) => one.putAt >= from && one.putAt < to && isIn(region, one.region)),
  }
}

export function memoryQuality(
  tables: MemoryTables,
): Pick<Records, 'decidedLeads' | 'reviewShares' | 'goldenItems'> {
  const oldest = (fits: (lead: DecidedLead) => boolean): DecidedLead[] =>
    structuredClone(
      [...tables.decidedLeads.values()]
        .filter(fits)
        .toSorted((a, b) => a.decidedAt - b.decidedAt || (a.id < b.id ? -1 : 1)),
    )
  const find = async (id: string) => copyOf(tables.decidedLeads.get(id))
  return {
    goldenItems: memoryGolden(tables),
    decidedLeads: {
      async save(lead) {
        put(tables.decidedLeads, lead.id, lead)
      },
      find,
      hold: find,
      ofViolation: async (violationId) => oldest((lead) => lead.violationId === violationId),
      waiting: async (limit, after) =>
        oldest(
          ({ state, decidedAt, id }) =>
            state === 'waiting' &&
            (after === undefined ||
              decidedAt > after.decidedAt ||
              (decidedAt === after.decidedAt && id > after.id)),
        ).slice(0, limit),
      askedOf: async (who) => oldest((lead) => lead.state === 'waiting' && lead.askedOf === who),
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
      hold: async () => {},
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
