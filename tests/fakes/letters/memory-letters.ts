import { nextDueAt } from '../../../src/core/letters/next-due.ts'
import type { LetterFilter } from '../../../src/ports/records/letters.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import {
  copiesOf,
  copyOf,
  isViolationIn,
  type MemoryTables,
  pageOf,
  put,
} from '../memory-tables.ts'

type Versioned = { readonly version: number }

function saveVersion<T extends Versioned>(table: Map<string, T>, key: string, row: T): boolean {
  if ((table.get(key)?.version ?? 0) !== row.version - 1) return false
  put(table, key, row)
  return true
}

export function memoryLetters(tables: MemoryTables): Pick<Records, 'letters' | 'cardCases'> {
  const all = () =>
    [...tables.letters.values()].toSorted(
      (a, b) => a.issuedAt - b.issuedAt || (a.id < b.id ? -1 : 1),
    )
  const fits = ({ region, ...filter }: LetterFilter) =>
    all().filter((one) => {
      const names = Object.keys(filter) as (keyof typeof filter)[]
      const same = names.every((name) => filter[name] === undefined || filter[name] === one[name])
      return same && isViolationIn(tables, one.violationId, region)
    })
  return {
    letters: {
      find: async (id) => copyOf(tables.letters.get(id)),
      ofViolation: async (id) =>
        structuredClone(all().filter(({ violationId }) => violationId === id)),
      ofViolations: async (ids) =>
        structuredClone(all().filter(({ violationId }) => ids.includes(violationId))),
      list: async (filter, page) => pageOf(fits(filter), page, (one) => [one.issuedAt, one.id]),
      due: async (now, after, atMost) =>
        structuredClone(
          all()
            .filter((one) => (nextDueAt(one) ?? Number.POSITIVE_INFINITY) <= now && one.id > after)
            .toSorted((a, b) => (a.id < b.id ? -1 : 1))
            .slice(0, atMost),
        ),
      lastSerial: async (year) =>
        Math.max(0, ...all().flatMap((one) => (one.year === year ? [one.serial] : []))),
      latest: async () => copyOf(all().at(-1)),
      save: async (letter) => saveVersion(tables.letters, letter.id, letter),
    },
    cardCases: {
      of: async (id) => copyOf(tables.cardCases.get(id)),
      ofMany: async (ids) => copiesOf(tables.cardCases, ids),
      save: async (marks) => saveVersion(tables.cardCases, marks.violationId, marks),
    },
  }
}
