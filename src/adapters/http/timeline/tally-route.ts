import type { TallyRequest, TallyView } from '../../../app/queries/timeline/tally-queries.ts'
import type { Bilingual } from '../../../contracts/primitives.ts'
import { tallies, tallyQuery } from '../../../contracts/timeline/timeline.ts'
import type { TALLY_BY } from '../../../contracts/timeline/timeline-words.ts'
import { RULE_WORDS } from '../../../core/policy/words/rule-words.ts'
import { regionName } from '../../../core/registry/region.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { SUBJECT_WORDS } from '../present/words.ts'
import { PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import { spannedFilterOf } from './violation-filter.ts'

type By = (typeof TALLY_BY)[number]

/** A name is the same in both languages. */
const named = (name: string | null | undefined): Bilingual | null =>
  name === null || name === undefined ? null : { zh: name, en: name }

const wordsOf = (words: Readonly<Record<string, Bilingual>>, key: string): Bilingual | null =>
  words[key] ?? null

type Naming = (key: string, view: TallyView) => Bilingual | null

/** A step of time is called by when it begins. */
const NAMING: Readonly<Record<By, Naming | null>> = {
  hour: null,
  day: null,
  week: null,
  region: (key) => named(regionName(key)),
  institution: (key, { names }) => named(names.get(key)),
  rule: (key) => wordsOf(RULE_WORDS, key),
  subject: (key) => wordsOf(SUBJECT_WORDS, key),
}

const UNKNOWN: Bilingual = { zh: '尚不清楚', en: 'not known yet' }

const nameOf = (by: By, key: string | null, view: TallyView): Bilingual | null =>
  key === null ? UNKNOWN : (NAMING[by]?.(key, view) ?? null)

const kindOf = (by: By, level: 'province' | 'city' | 'county'): TallyRequest['by'] =>
  by === 'region' ? level : by

/** Counted in the database, so that a year of them is one answer. */
export function tallyRoute(app: ZodApp, deps: HttpDependencies): void {
  app.get('/violations/counts', {
    config: { access: 'read' },
    schema: {
      operationId: 'countViolationsBy',
      tags: ['violations'],
      summary:
        '计数：按时、日、周、地区、机构、规则、学科，至多 400 天 Leads counted by hour, day, week, place, institution, rule or subject',
      querystring: tallyQuery,
      response: { 200: tallies, ...PROBLEMS },
    },
    handler: async (request) => {
      const { by, level, limit } = request.query
      const filter = spannedFilterOf(request.query)
      const { violations } = placed(deps, request)
      const view = await violations.tally(filter, { by: kindOf(by, level), limit })
      const { begun, begunBefore, complete } = view
      return {
        by,
        from: formatInstant(filter.from),
        to: formatInstant(filter.to),
        items: view.tallies.map(({ key, count }) => ({ key, count, name: nameOf(by, key, view) })),
        begun,
        begunBefore,
        complete,
      }
    },
  })
}
