import type { z } from 'zod'
import type { Caller } from '../../../app/queries/who-asks.ts'
import {
  REGIONS_FOUND,
  region,
  regionOnDay,
  regionParams,
  regionQuery,
  regionsQuery,
} from '../../../contracts/law/region.ts'
import { listOf } from '../../../contracts/list.ts'
import { hasRegion } from '../../../core/access/jurisdiction.ts'
import {
  findRegion,
  isListedRegion,
  type Region,
  regionsNamed,
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
  isInRegion,
  isKnownScope,
  isScope,
  placeOfScope,
  unknownScopeSentence,
} from '../../../core/registry/region-scope.ts'
import { parseCivilDate } from '../../../core/time/civil-date.ts'
import { civilDateOf } from '../../../core/time/instant.ts'
import { callerOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { refuse } from '../fault-reply.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

const TAGS = ['regions']

type Asked = z.infer<typeof regionsQuery>

/** Places of a name, or below one. `mine`: within those of who asks; where nothing else is asked, those themselves. */
function asked(
  { under, text, mine }: Asked,
  { jurisdiction, regions }: Pick<Caller, 'jurisdiction' | 'regions'>,
  below: (under: string | undefined) => readonly Region[],
): Region[] {
  const own = regions.flatMap((code) => findRegion(placeOfScope(code)) ?? [])
  if (mine !== undefined && text === undefined && under === undefined && own.length > 0) return own
  const isOwn = ({ code }: Region) => mine === undefined || hasRegion(jurisdiction, code)
  if (text === undefined) return below(under).filter(isOwn)
  return regionsNamed(text)
    .filter((place) => isOwn(place) && (under === undefined || isInRegion(under, place.code)))
    .slice(0, REGIONS_FOUND)
}

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

  const below = (under: string | undefined): readonly Region[] => {
    const within = under === undefined ? null : regionIn(placeOfScope(under), 'under').code
    const added = within === null ? [] : addedUnder(within, today(), history())
    return [...regionsUnder(within), ...added]
  }

  app.get('/regions', {
    config: { access: 'read' },
    schema: {
      operationId: 'listRegions',
      tags: TAGS,
      summary: '行政区划 Places directly under one, or of a name; all provinces without either',
      querystring: regionsQuery,
      response: { 200: listOf(region), ...PROBLEMS },
    },
    handler: (request) => ({
      items: asked(request.query, callerOf(request), below),
      nextCursor: null,
    }),
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
