import { z } from 'zod'
import { legalWindow, spanQuery } from '../../../contracts/coverage.ts'
import { listOf } from '../../../contracts/list.ts'
import { dateText, regionCode } from '../../../contracts/primitives.ts'
import { STAGES } from '../../../contracts/vocabulary.ts'
import { addDays, parseCivilDate } from '../../../core/time/civil-date.ts'
import type { HttpDependencies, LegalSpan } from '../dependencies.ts'
import { orRefuse, refuse } from '../fault-reply.ts'
import { PROBLEMS, spanIn, type ZodApp } from './route-kit.ts'

const wherePart = { region: regionCode, stage: z.enum(STAGES).default('compulsory') }
const windowsQuery = spanQuery.extend(wherePart)
const daysQuery = z.object({ from: dateText, to: dateText, ...wherePart })

/** Both days belong to the span. */
function daySpan(query: z.infer<typeof daysQuery>): LegalSpan {
  const from = parseCivilDate(query.from)
  const to = parseCivilDate(query.to)
  if (from === null || to === null || to < from) {
    return refuse(
      'bad-request',
      'from、to 须为存在的日期且 to 不早于 from。from and to must be dates in order.',
      'to',
    )
  }
  const { start, end } = spanIn({
    from: `${from}T00:00:00+08:00`,
    to: `${addDays(to, 1)}T00:00:00+08:00`,
  })
  return { from: start, to: end, region: query.region, stage: query.stage }
}

/** What is allowed when. */
export function legalTimeRoutes(app: ZodApp, { legalTime }: HttpDependencies): void {
  app.post('/policy/judge', {
    config: { access: 'operator' },
    schema: {
      tags: ['legal time'],
      summary: '判定一段教学是否允许 Judge a span of teaching (shape of `xuncha judge`)',
      body: z.looseObject({}),
      response: { 200: z.looseObject({}), ...PROBLEMS },
    },
    handler: ({ body }) => orRefuse(legalTime.judge(body)),
  })

  app.get('/calendar/days', {
    config: { access: 'operator' },
    schema: {
      tags: ['legal time'],
      summary: '日历 Every day with its kind and why',
      querystring: daysQuery,
      response: { 200: listOf(z.looseObject({})), ...PROBLEMS },
    },
    handler: ({ query }) => ({
      items: [...orRefuse(legalTime.days(daySpan(query)))],
      nextCursor: null,
    }),
  })

  app.get('/windows', {
    config: { access: 'operator' },
    schema: {
      tags: ['legal time'],
      summary: '允许与禁止的时段 Windows of permitted and forbidden time',
      querystring: windowsQuery,
      response: { 200: listOf(legalWindow), ...PROBLEMS },
    },
    handler: ({ query }) => {
      const { start, end } = spanIn(query)
      const { region, stage } = query
      const windows = orRefuse(legalTime.windows({ from: start, to: end, region, stage }))
      return { items: [...windows], nextCursor: null }
    },
  })
}
