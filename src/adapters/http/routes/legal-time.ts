import { z } from 'zod'
import type { PlacedUseCases } from '../../../app/bind-use-cases.ts'
import { spanQuery } from '../../../contracts/coverage.ts'
import { calendarDay, legalWindow } from '../../../contracts/law/calendar.ts'
import type { JudgeRequest } from '../../../contracts/law/judge.ts'
import { judgeAnswer, judgeBody } from '../../../contracts/law/judge-object.ts'
import { listOf } from '../../../contracts/list.ts'
import { dateText, regionFilter } from '../../../contracts/primitives.ts'
import { CONTENTS, STAGES } from '../../../contracts/words/vocabulary.ts'
import type { SessionFacts } from '../../../core/policy/facts.ts'
import type { Conduct } from '../../../core/policy/objects/conduct.ts'
import type { TeachingSession } from '../../../core/policy/verdict.ts'
import { placeOfScope } from '../../../core/registry/region-scope.ts'
import { type CivilDate, parseCivilDate } from '../../../core/time/civil-date.ts'
import { placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse, refuse } from '../fault-reply.ts'
import { presentDay, presentWindow } from '../present/legal-time.ts'
import { presentObjectVerdict, presentVerdict } from '../present/verdict.ts'
import { PROBLEMS, spanIn, type ZodApp } from './route-kit.ts'

/** A place, as region filters write it: 4401 is 440100. Old codes of counties are taken, as facts carry them. */
const placeCode = regionFilter.describe('One place: 44, 4401, 440106 or 441900003; 440100 is 4401')
const place = { region: placeCode, stage: z.enum(STAGES).default('compulsory') }
const windowsQuery = spanQuery.extend({
  region: placeCode.optional(),
  stage: z.enum(STAGES).optional(),
  content: z.enum(CONTENTS).default('subject'),
  roomId: z.string().min(1).max(128).optional().describe('By its institution, as registered'),
})
type WindowsQuery = z.infer<typeof windowsQuery>
const daysQuery = z.object({ from: dateText, to: dateText, ...place })

const TAGS = ['legal time']

export function sessionIn(request: JudgeRequest): TeachingSession {
  const { region, actor, stage, content, profile, uncertaintySeconds } = request
  const { start, end } = spanIn({ from: request.start, to: request.end })
  return {
    start,
    end,
    region,
    actor,
    stage,
    content,
    ...(profile === undefined ? {} : { profile }),
    ...(uncertaintySeconds === undefined ? {} : { uncertaintySeconds }),
  }
}

/** Absent and `undefined` are the same on the wire, but not in the domain. */
export const factsIn = ({ facts = {} }: JudgeRequest): SessionFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))

function dateIn(text: string, field: string): CivilDate {
  return (
    parseCivilDate(text) ??
    refuse('bad-request', `${field} 不是存在的日期。${field} is not a date that exists.`, field)
  )
}

function judgeRoute(app: ZodApp, { legalTime }: HttpDependencies): void {
  app.post('/policy/judge', {
    config: { access: 'read' },
    schema: {
      operationId: 'judgeConduct',
      tags: TAGS,
      summary: '判定一段教学或一项对象行为 Judge a span of teaching, or what an object does',
      body: judgeBody,
      response: { 200: judgeAnswer, ...PROBLEMS },
    },
    handler: async (request) => {
      const { body } = request
      if ('object' in body) {
        // Dates were checked by their form; the domain only gives them a name.
        const found = orRefuse(legalTime.judgeObject(body.object as Conduct, body.region))
        return { id: body.id, ...presentObjectVerdict(found) }
      }
      const verdict = orRefuse(legalTime.judge(sessionIn(body), factsIn(body)))
      return { id: body.id, ...presentVerdict(verdict) }
    },
  })
}

/** Whose windows are asked for: a room's, as its institution is registered, or those of a place. */
async function placeAsked({ rooms }: Pick<PlacedUseCases, 'rooms'>, query: WindowsQuery) {
  const { roomId, content } = query
  const view =
    roomId === undefined ? null : orNotFound(await rooms.find(roomId), '该直播间', 'room')
  const region = query.region === undefined ? view?.room.region : placeOfScope(query.region)
  const stage = query.stage ?? view?.room.stage ?? ('compulsory' as const)
  if (region !== undefined) {
    return { place: { region, stage, content }, by: view?.institution ?? null }
  }
  return refuse('bad-request', '须写 region 或 roomId。Name a region or a roomId.', 'region')
}

/** What is allowed when. */
export function legalTimeRoutes(app: ZodApp, deps: HttpDependencies): void {
  judgeRoute(app, deps)
  const { legalTime } = deps

  app.get('/calendar/days', {
    config: { access: 'read' },
    schema: {
      operationId: 'listCalendarDays',
      tags: TAGS,
      summary: '日历 Every day with its kind and why, both ends included',
      querystring: daysQuery,
      response: { 200: listOf(calendarDay), ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      const from = dateIn(query.from, 'from')
      const to = dateIn(query.to, 'to')
      // Checks order and length; a day that ends before it begins is no span.
      spanIn({ from: `${from}T00:00:00+08:00`, to: `${to}T23:59:59+08:00` })
      const days = orRefuse(
        legalTime.days(from, to, { ...query, region: placeOfScope(query.region) }),
      )
      return { items: days.map(presentDay), nextCursor: null }
    },
  })

  app.get('/windows', {
    config: { access: 'read' },
    schema: {
      operationId: 'listLegalWindows',
      tags: TAGS,
      summary: '允许与禁止的时段 Windows of permitted and forbidden time, of a place or a room',
      querystring: windowsQuery,
      response: { 200: listOf(legalWindow), ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      const { start, end } = spanIn(query)
      const { place, by } = await placeAsked(placed(deps, request), query)
      const windows = orRefuse(legalTime.windows(start, end, place, by))
      return { items: windows.map(presentWindow), nextCursor: null }
    },
  })
}
