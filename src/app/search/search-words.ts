import { fail, type Result, succeed } from '../../core/fault.ts'
import { SHORTEST_TERM, termsOf, tooShort } from '../../core/violations/search/fold-words.ts'
import { type Excerpt, excerptOf, type KeptWords } from '../../core/violations/search/kept-words.ts'
import { maskSearch } from '../../core/violations/search/mask-search.ts'
import type { Page, PageRequest } from '../../ports/records/records.ts'
import type { WordFilter } from '../../ports/records/search/word-search.ts'
import { audit, type CommandDeps, type Commanded } from '../commands/command.ts'
import { loadViolationViews } from '../queries/load-views.ts'
import { mapPage, type ViolationView } from '../queries/views.ts'

export type SearchWords = Pick<Commanded, 'who'> & {
  /** As somebody typed it. */
  readonly asked: string
  readonly filter: Omit<WordFilter, 'terms'>
  readonly page: PageRequest
}

export type FoundWords = {
  readonly words: KeptWords
  readonly excerpt: Excerpt
  readonly view: ViolationView
}

/** What somebody looks for as terms. Fault: `bad-request`. */
export function termsAsked(asked: string): Result<readonly string[]> {
  const terms = termsOf(asked)
  const short = tooShort(terms)
  if (terms.length > 0 && short === null) return succeed(terms)
  const zh = `每个词至少 ${SHORTEST_TERM} 个字。`
  return fail('bad-request', `${zh}Each word needs ${SHORTEST_TERM} signs at least.`, 'words')
}

/**
 * Finds what was read or heard, newest first. That somebody looked is written down, with what he looked for masked: each
 * page, for whoever makes up a cursor begins with any of them.
 */
export async function searchWords(
  deps: CommandDeps,
  { who, asked, filter, page }: SearchWords,
): Promise<Result<Page<FoundWords>>> {
  const terms = termsAsked(asked)
  if (!terms.ok) return terms
  return await deps.transactions.run(async (records) => {
    const found = await records.words.find({ ...filter, terms: terms.value }, page)
    const ids = [...new Set(found.items.map(({ violationId }) => violationId))]
    const cases = await records.violations.findMany(ids)
    const views = await loadViolationViews(records, cases, 'list')
    const byId = new Map(views.map((view) => [view.violation.id, view]))
    const why = '查找读到和听到的内容。A look through what was read and heard.'
    const entry = { type: 'system.changed', subjectKind: 'system', subjectId: 'search' } as const
    const data = { words: maskSearch(asked), found: found.items.length }
    await audit(records, deps.clock, { who, why }, { ...entry, data })
    const items = found.items.flatMap((words): readonly FoundWords[] => {
      const view = byId.get(words.violationId)
      return view === undefined
        ? []
        : [{ words, view, excerpt: excerptOf(words.text, terms.value) }]
    })
    return succeed(mapPage(found, items))
  })
}
