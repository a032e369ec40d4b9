import type { FoundWords } from '../../../../src/contracts/search/word-search.ts'
import { type Answer, type Call, ok, type Route } from '../fixture-answers.ts'
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

export const OF_SEARCH: readonly Route[] = [{ method: 'GET', path: /^\/words$/, answer: words }]
