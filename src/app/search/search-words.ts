import { fail, type Result, succeed } from '../../core/fault.ts'
import { SHORTEST_TERM, termsOf, tooShort } from '../../core/violations/search/fold-words.ts'
import { type Excerpt, excerptOf, type KeptWords } from '../../core/violations/search/kept-words.ts'
import { maskSearch } from '../../core/violations/search/mask-search.ts'
import type { Page, PageRequest, Records } from '../../ports/records/records.ts'
import type { WordFilter } from '../../ports/records/search/word-search.ts'
import { audit, type CommandDeps, type Commanded } from '../commands/command.ts'
import { loadViolationViews } from '../queries/load-views.ts'
import { mapPage, type ViolationView } from '../queries/views.ts'

export type AskedWords = Pick<Commanded, 'who'> & {
  /** As somebody typed it. */
  readonly asked: string
  readonly filter: Omit<WordFilter, 'terms'>
}

export type SearchWords = AskedWords & {
  readonly page: PageRequest
  /** Hits are counted so far, on the first page. */
  readonly countedAtMost: number
}

export type FoundWords = {
  readonly words: KeptWords
  readonly excerpt: Excerpt
  readonly view: ViolationView
}

/** `total`: of the first page, counted no further than was asked; `null`: of a later one. */
export type FoundPage = Page<FoundWords> & { readonly total: number | null }

/** What somebody looks for as terms. Fault: `bad-request`. */
export function termsAsked(asked: string): Result<readonly string[]> {
  const terms = termsOf(asked)
  const short = tooShort(terms)
  if (terms.length > 0 && short === null) return succeed(terms)
  const zh = `每个词至少 ${SHORTEST_TERM} 个字。`
  return fail('bad-request', `${zh}Each word needs ${SHORTEST_TERM} signs at least.`, 'words')
}

/** What was found, with the leads that it is of. */
export async function withLeads(
  records: Records,
  found: readonly KeptWords[],
  terms: readonly string[],
): Promise<readonly FoundWords[]> {
  const ids = [...new Set(found.map(({ violationId }) => violationId))]
  const cases = await records.violations.findMany(ids)
  const views = await loadViolationViews(records, cases, 'list')
  const byId = new Map(views.map((view) => [view.violation.id, view]))
  return found.flatMap((words): readonly FoundWords[] => {
    const view = byId.get(words.violationId)
    return view === undefined ? [] : [{ words, view, excerpt: excerptOf(words.text, terms) }]
  })
}

/** That somebody looked, with what he looked for masked, and what he narrowed it to. */
export async function auditSearch(
  { clock, records }: Pick<CommandDeps, 'clock'> & { readonly records: Pick<Records, 'journal'> },
  { who, asked, filter }: AskedWords,
  came: { readonly found: number } | { readonly exported: string },
): Promise<void> {
  const why = '查找读到和听到的内容。A look through what was read and heard.'
  const entry = { type: 'system.changed', subjectKind: 'system', subjectId: 'search' } as const
  const data = { words: maskSearch(asked), filters: filter, ...came }
  await audit(records, clock, { who, why }, { ...entry, data })
}

/**
 * Finds what was read or heard, newest first. That somebody looked is written down, with what he looked for masked: each
 * page, for whoever makes up a cursor begins with any of them.
 */
export async function searchWords(
  { clock, transactions }: CommandDeps,
  { page, countedAtMost, ...look }: SearchWords,
): Promise<Result<FoundPage>> {
  const terms = termsAsked(look.asked)
  if (!terms.ok) return terms
  return await transactions.run(async (records) => {
    const filter = { ...look.filter, terms: terms.value }
    const found = await records.words.find(filter, page)
    const total = page.cursor === null ? await records.words.count(filter, countedAtMost) : null
    const items = await withLeads(records, found.items, terms.value)
    await auditSearch({ clock, records }, look, { found: found.items.length })
    return succeed({ ...mapPage(found, items), total })
  })
}

/** Hits that are read at a time for a file of many. */
const BATCH = 200

export type ExportWords = AskedWords & { readonly format: string; readonly most: number }

type FoundFile = {
  readonly batches: AsyncIterable<readonly FoundWords[]>
  /** Counted up to one more than are in the file. */
  readonly total: number
}

async function* batchesOf(
  transactions: CommandDeps['transactions'],
  filter: WordFilter,
  most: number,
): AsyncGenerator<readonly FoundWords[]> {
  let cursor: string | null = null
  let left = most
  do {
    const request: PageRequest = { limit: Math.min(BATCH, left), cursor }
    const [items, next]: readonly [readonly FoundWords[], string | null] = await transactions.run(
      async (records) => {
        const page = await records.words.find(filter, request)
        return [await withLeads(records, page.items, filter.terms), page.nextCursor] as const
      },
    )
    yield items
    left -= request.limit
    cursor = next
  } while (cursor !== null && left > 0)
}

/** The newest `most` hits for a file; that somebody took them along is written down before the first is handed out. */
export async function exportWords(
  { clock, transactions }: CommandDeps,
  { format, most, ...look }: ExportWords,
): Promise<Result<FoundFile>> {
  const terms = termsAsked(look.asked)
  if (!terms.ok) return terms
  const filter = { ...look.filter, terms: terms.value }
  const total = await transactions.run(async (records) => {
    await auditSearch({ clock, records }, look, { exported: format })
    return await records.words.count(filter, most + 1)
  })
  return succeed({ batches: batchesOf(transactions, filter, most), total })
}
