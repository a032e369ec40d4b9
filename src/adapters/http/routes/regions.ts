import {
  region,
  regionOnDay,
  regionParams,
  regionQuery,
  regionsQuery,
} from '../../../contracts/law/region.ts'
import { listOf } from '../../../contracts/list.ts'
import {
  findRegion,
  isListedRegion,
  type Region,
  regionsUnder,
  unknownRegionSentence,
} from '../../../core/registry/region.ts'
import {
  addedUnder,
  endedRegionSentence,
  NO_REGION_HISTORY,
  regionOn,
} from '../../../core/registry/region-history.ts'
import {
  isKnownScope,
  isScope,
  placeOfScope,
  unknownScopeSentence,
} from '../../../core/registry/region-scope.ts'
import { parseCivilDate } from '../../../core/time/civil-date.ts'
import { civilDateOf } from '../../../core/time/instant.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { refuse } from '../fault-reply.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

const TAGS = ['regions']

/** Provinces, cities and counties by code, and what a code is or was on a day. */
export function regionRoutes(app: ZodApp, { legalTime, clock }: HttpDependencies): void {
  const history = () => legalTime.places() ?? NO_REGION_HISTORY
  const today = () => civilDateOf(clock.now())

  const regionIn = (code: string, field: string): Region => {
    const found = findRegion(code)
    if (found !== null) return found
    const { zh, en } = endedRegionSentence(code, today(), history()) ?? unknownRegionSentence(code)
    return refuse('not-found', `${zh}。${en}.`, field)
  }

  app.get('/regions', {
    config: { access: 'read' },
    schema: {
      operationId: 'listRegions',
      tags: TAGS,
      summary: '行政区划 Places directly under one; all provinces without `under`',
      querystring: regionsQuery,
      response: { 200: listOf(region), ...PROBLEMS },
    },
    handler: ({ query }) => {
      const { under } = query
      const within = under === undefined ? null : regionIn(placeOfScope(under), 'under').code
      const added = within === null ? [] : addedUnder(within, today(), history())
      return { items: [...regionsUnder(within), ...added], nextCursor: null }
    },
  })

  app.get('/regions/:code', {
    config: { access: 'read' },
    schema: {
      operationId: 'getRegion',
      tags: TAGS,
      summary: '一个行政区划代码在某日 One place by its code, on a day',
      params: regionParams,
      querystring: regionQuery,
      response: { 200: regionOnDay, ...PROBLEMS },
    },
    handler: ({ params, query }) => {
      const on = query.on === undefined ? today() : parseCivilDate(query.on)
      if (on === null) return refuse('bad-request', 'on 不是存在的日期。No such date.', 'on')
      const code = scopeOf(params.code)
      // What filters take, and no more: where a city lists its towns, a number beside them is nobody's.
      const found = isKnownScope(code, history()) ? regionOn(code, on, history()) : null
      if (found === null) return refuse('not-found', sentence(params.code), 'code')
      const { kind, successors, predecessors, from, until } = found
      return {
        ...found.region,
        on,
        listed: !isTown(code) || isListedRegion(code),
        state: kind,
        from,
        until,
        successors: [...successors],
        predecessors: [...predecessors],
      }
    },
  })
}

const isTown = (code: string): boolean => code.length === 9

/** A province or a city may be named as lists name them: 44, 4401. Another text stands as it is, and is unknown. */
const scopeOf = (code: string): string => (isScope(code) ? placeOfScope(code) : code)

function sentence(code: string): string {
  const { zh, en } = unknownScopeSentence(code)
  return `${zh}。${en}.`
}
