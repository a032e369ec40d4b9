import type { SavedSearch } from '../../../../src/contracts/search/saved-search.ts'
import type { FoundWords } from '../../../../src/contracts/search/word-search.ts'
import { type Answer, type Call, list, ok, problem, type Route } from '../fixture-answers.ts'
import type { FixtureState } from '../fixture-state.ts'

const PAGE = 3

/** Two hits of each lead: one whose picture was kept, and one that was heard. */
function hitsOf({ violations }: FixtureState, words: string): readonly FoundWords[] {
  return violations.flatMap((lead): readonly FoundWords[] => {
    const text = `各位同学翻到下一页，今天讲${words}，不懂的课后来问`
    const start = text.indexOf(words)
    const common = {
      at: lead.startedAt,
      excerpt: { text, hits: [{ start, end: start + words.length }] },
      violationId: lead.id,
      status: lead.status,
      rule: lead.rule,
      roomId: lead.roomId,
      roomTitle: lead.roomTitle,
      institutionId: lead.institutionId,
      institutionName: lead.institutionName,
      region: lead.region,
    }
    const sha256 = 'a'.repeat(64)
    const url = `/api/v1/violations/${lead.id}/evidence/${sha256}`
    return [
      { ...common, id: `${lead.id} read`, sense: 'picture', sha256, url },
      { ...common, id: `${lead.id} heard`, sense: 'sound', sha256: null, url: null },
    ]
  })
}

function words(state: FixtureState, { url: { searchParams } }: Call): Answer {
  const sense = searchParams.get('sense')
  const all = hitsOf(state, searchParams.get('words') ?? '').filter(
    (one) => sense === null || one.sense === sense,
  )
  const from = Number(searchParams.get('cursor') ?? 0)
  const more = from + PAGE < all.length
  return ok({
    items: all.slice(from, from + PAGE),
    nextCursor: more ? String(from + PAGE) : null,
    total: from === 0 ? all.length : null,
  })
}

/** As the program keeps it, with nothing found yet. */
export const wireSearch = (change: Partial<SavedSearch>): SavedSearch => ({
  ...{ id: 's1', name: '招生群', words: '方程', shared: false, alert: true, version: 1, own: true },
  ...{ owner: 'operator', lastRunAt: null, lastFoundAt: null, hits: 0, unseen: 0 },
  ...{ dropped: 0, trouble: null },
  ...change,
})

/** Deleted ones, to be had back. */
const removed = new WeakMap<FixtureState, SavedSearch>()

function changeOne(
  state: FixtureState,
  id: string | undefined,
  change: (search: SavedSearch) => SavedSearch | null,
): Answer {
  const search = state.searches.find((one) => one.id === id)
  if (search === undefined) return problem(404, 'not-found', '找不到该查找。')
  const next = change(search)
  if (next === null) removed.set(state, search)
  state.searches = state.searches.flatMap((one) => (one.id !== id ? [one] : (next ?? [])))
  return next === null ? { status: 204, body: undefined } : ok(next)
}

/** All but the first are new, and the words of the last were deleted in time. */
function hits(state: FixtureState, { params: [id] }: Call): Answer {
  const search = state.searches.find((one) => one.id === id)
  if (search === undefined) return problem(404, 'not-found', '找不到该查找。')
  const found = hitsOf(state, search.words).slice(0, search.hits)
  return list(
    found.map((one, place) => ({
      ...one,
      ...(place > 0 && place === found.length - 1 ? { excerpt: null, url: null } : {}),
      foundAt: search.lastFoundAt,
      seen: search.unseen === 0 || place === 0,
    })),
  )
}

export const OF_SEARCH: readonly Route[] = [
  { method: 'GET', path: /^\/words$/, answer: words },
  { method: 'GET', path: /^\/searches$/, answer: (state) => list(state.searches) },
  {
    method: 'POST',
    path: /^\/searches$/,
    answer: (state, { body }) => {
      const search = wireSearch({ ...(body as SavedSearch), id: `s${state.searches.length + 1}` })
      state.searches = [...state.searches, search]
      return { status: 201, body: search }
    },
  },
  {
    method: 'PUT',
    path: /^\/searches\/([^/]+)$/,
    answer: (state, { params: [id], body }) =>
      changeOne(state, id, ({ version, ...one }) => {
        const { expectedVersion: _, ...said } = body as SavedSearch & { expectedVersion: number }
        return { ...one, ...said, version: version + 1 }
      }),
  },
  {
    method: 'DELETE',
    path: /^\/searches\/([^/]+)$/,
    answer: (state, { params: [id] }) => changeOne(state, id, () => null),
  },
  {
    method: 'POST',
    path: /^\/searches\/([^/]+)\/restore$/,
    answer: (state) => {
      const search = removed.get(state)
      if (search === undefined) return problem(404, 'not-found', '找不到该查找。')
      state.searches = [...state.searches, search]
      return ok(search)
    },
  },
  { method: 'GET', path: /^\/searches\/([^/]+)\/hits$/, answer: hits },
  {
    method: 'POST',
    path: /^\/searches\/([^/]+)\/seen$/,
    answer: (state, { params: [id] }) => changeOne(state, id, (one) => ({ ...one, unseen: 0 })),
  },
]
