import { listOf } from '../../../contracts/list.ts'
import { region, regionParams, regionsQuery } from '../../../contracts/region.ts'
import {
  findRegion,
  type Region,
  regionsUnder,
  unknownRegionSentence,
} from '../../../core/registry/region.ts'
import { refuse } from '../fault-reply.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

const TAGS = ['regions']

function regionIn(code: string, field: string): Region {
  const found = findRegion(code)
  if (found !== null) return found
  const { zh, en } = unknownRegionSentence(code)
  return refuse('not-found', `${zh}。${en}.`, field)
}

/** Provinces, cities and counties by code. */
export function regionRoutes(app: ZodApp): void {
  app.get('/regions', {
    config: { access: 'operator' },
    schema: {
      tags: TAGS,
      summary: '行政区划 Places directly under one; all provinces without `under`',
      querystring: regionsQuery,
      response: { 200: listOf(region), ...PROBLEMS },
    },
    handler: ({ query }) => {
      const { under } = query
      const within = under === undefined ? null : regionIn(under, 'under').code
      return { items: [...regionsUnder(within)], nextCursor: null }
    },
  })

  app.get('/regions/:code', {
    config: { access: 'operator' },
    schema: {
      tags: TAGS,
      summary: '一个行政区划 One place by its code',
      params: regionParams,
      response: { 200: region, ...PROBLEMS },
    },
    handler: ({ params }) => regionIn(params.code, 'code'),
  })
}
