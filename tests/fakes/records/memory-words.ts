import { isInRegion } from '../../../src/core/registry/region-scope.ts'
import type { Instant } from '../../../src/core/time/instant.ts'
import { foldWords } from '../../../src/core/violations/search/fold-words.ts'
import {
  type KeptWords,
  wordsOfPiece,
  wordsOfTrace,
} from '../../../src/core/violations/search/kept-words.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import type { WordFilter } from '../../../src/ports/records/search/word-search.ts'
import { type MemoryTables, pageOf } from '../memory-tables.ts'

const is = <T>(wanted: T | undefined, given: T): boolean => wanted === undefined || wanted === given

function isFound(tables: MemoryTables, words: KeptWords, filter: WordFilter): boolean {
  const violation = tables.violations.get(words.violationId)
  const folded = foldWords(words.text).text
  return (
    violation !== undefined &&
    filter.terms.every((term) => folded.includes(term)) &&
    is(filter.sense, words.sense) &&
    is(filter.institutionId, violation.institutionId) &&
    is(filter.roomId, violation.roomId) &&
    (filter.region === undefined || isInRegion(filter.region, violation.region)) &&
    (filter.from === undefined || words.at >= filter.from) &&
    (filter.to === undefined || words.at < filter.to) &&
    // Here everything is written down at once.
    (filter.writtenSince === undefined || words.at > filter.writtenSince)
  )
}

function allWords(tables: MemoryTables): readonly KeptWords[] {
  const pieces = [...tables.evidence.values()].flatMap(
    ({ violationId, piece }) => wordsOfPiece(violationId, piece) ?? [],
  )
  return [...pieces, ...[...tables.traces.values()].flatMap(wordsOfTrace)]
}

const found = (tables: MemoryTables, filter: WordFilter): readonly KeptWords[] =>
  allWords(tables).filter((words) => isFound(tables, words, filter))

export const memoryWords = (tables: MemoryTables): Records['words'] => ({
  find: async (filter, page) =>
    pageOf(found(tables, filter), page, (words) => [words.at, words.id]),
  findMany: async (ids) => allWords(tables).filter(({ id }) => ids.includes(id)),
  latest: async () =>
    allWords(tables).reduce<Instant | null>(
      (last, { at }) => (last === null || at > last ? at : last),
      null,
    ),
  count: async (filter, most) => Math.min(most, found(tables, filter).length),
  takeIn: async () => 0,
})
