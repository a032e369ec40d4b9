import type { z } from 'zod'
import type { FoundWords } from '../../../app/search/search-words.ts'
import { listOf } from '../../../contracts/list.ts'
import {
  foundWords,
  type FoundWords as WireFoundWords,
  wordQuery,
} from '../../../contracts/search/word-search.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import type { WordFilter } from '../../../ports/records/search/word-search.ts'
import { callerOf, placed } from '../access.ts'
import { pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import { evidenceUrl } from '../present/evidence.ts'
import { instantIn, PROBLEMS, placeIn, type ZodApp } from '../routes/route-kit.ts'

type Query = z.infer<typeof wordQuery>

function filterOf(query: Query): Omit<WordFilter, 'terms'> {
  const { institutionId, roomId, sense, from, to } = query
  return {
    ...placeIn(query),
    ...(institutionId === undefined ? {} : { institutionId }),
    ...(roomId === undefined ? {} : { roomId }),
    ...(sense === undefined ? {} : { sense }),
    ...(from === undefined ? {} : { from: instantIn(from, 'from') }),
    ...(to === undefined ? {} : { to: instantIn(to, 'to') }),
  }
}

function presentFound({ words, excerpt, view }: FoundWords): WireFoundWords {
  const { violation, room, institution } = view
  return {
    id: words.id,
    at: formatInstant(words.at),
    sense: words.sense,
    excerpt: { text: excerpt.text, hits: excerpt.hits.map((hit) => ({ ...hit })) },
    sha256: words.sha256,
    url: words.sha256 === null ? null : evidenceUrl(violation.id, words.sha256),
    violationId: violation.id,
    status: violation.status,
    rule: violation.rule,
    roomId: violation.roomId,
    roomTitle: room?.title ?? violation.roomId,
    institutionId: violation.institutionId,
    institutionName: institution?.name ?? violation.institutionId,
    region: violation.region,
  }
}

/** Everything that was read or heard and is kept. */
export function wordRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.get('/words', {
    config: { access: 'read' },
    schema: {
      operationId: 'searchWords',
      tags: ['violations'],
      summary:
        '查找读到和听到的内容，最近的在前；每次查找记入审计 Everything that was read or heard and is kept, newest first; each look is written into the audit',
      querystring: wordQuery,
      response: { 200: listOf(foundWords), ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      const { who } = callerOf(request)
      const { limit: _limit, cursor: _cursor, ...asked } = query
      // A cursor goes on with what was looked for, and with nothing else.
      const list = `words:${JSON.stringify(asked)}`
      const page = pageRequest(list, query)
      const command = { who, asked: query.words, filter: filterOf(query), page }
      const found = await placed(deps, request).words.search(command)
      return wirePage(list, orRefuse(found), presentFound)
    },
  })
}
