import type { JudgeRequest } from '../../../contracts/law/judge.ts'
import {
  LONGEST_CHANGE_LIST,
  type WhatIfInput,
  type WhatIfReport,
  whatIfInput,
  whatIfReport,
} from '../../../contracts/law/what-if.ts'
import { isRegionCode } from '../../../core/calendar/region-chain.ts'
import { type ReplayCase, whatIf } from '../../../core/policy/what-if.ts'
import type { ScheduleDocument } from '../../../ports/legal-schedules.ts'
import { callerOf, placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orRefuse, refuse } from '../fault-reply.ts'
import { presentWhatIf } from '../present/what-if.ts'
import { documentText } from './calendar-import.ts'
import { factsIn, sessionIn } from './legal-time.ts'
import { instantIn, LONG_WORK_MILLISECONDS, PROBLEMS, placeIn, type ZodApp } from './route-kit.ts'

function documentIn({ notice, schoolCalendar, files }: WhatIfInput): ScheduleDocument {
  const given = [notice, schoolCalendar, files].filter((part) => part !== undefined)
  if (given.length === 1) {
    if (notice !== undefined) return { kind: 'notice', name: 'notice', text: documentText(notice) }
    if (files !== undefined) return { kind: 'files', files }
    if (schoolCalendar !== undefined) {
      const text = documentText(schoolCalendar)
      return { kind: 'school-calendar', name: 'schoolCalendar', text }
    }
  }
  return refuse(
    'bad-request',
    'notice、schoolCalendar、files 三者须且只须给出一项。Give exactly one of notice, schoolCalendar, files.',
    'notice',
  )
}

function caseIn(request: JudgeRequest, index: number): ReplayCase {
  if (!isRegionCode(request.region)) {
    const where = `sessions.${index}.region`
    refuse(
      'bad-request',
      `“${request.region}”不是存在的行政区划代码。No such GB/T 2260 code.`,
      where,
    )
  }
  return { id: String(request.id), session: sessionIn(request), facts: factsIn(request) }
}

function spanOf({ from, to, region }: WhatIfInput) {
  return {
    ...placeIn({ region }),
    ...(from === undefined ? {} : { from: instantIn(from, 'from') }),
    ...(to === undefined ? {} : { to: instantIn(to, 'to') }),
  }
}

/** What would come out otherwise under another law. Reads only. */
export function whatIfRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.post('/policy/what-if', {
    config: { access: 'read' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'replayUnderOtherLaw',
      tags: ['legal time'],
      summary: '假如换一份日历或规则 Replay violations under another calendar or rule version',
      description: `Changes nothing. Lists the first ${LONGEST_CHANGE_LIST} changes, counts all.`,
      body: whatIfInput,
      response: { 200: whatIfReport, ...PROBLEMS },
    },
    handler: async (request): Promise<WhatIfReport> => {
      const { body } = request
      const cases = body.sessions?.map(caseIn)
      const span = spanOf(body)
      const draft = orRefuse(
        await placed(deps, request).whatIf.draft(documentIn(body), callerOf(request).who),
      )
      const report =
        cases === undefined
          ? await placed(deps, request).whatIf.stored(draft, span)
          : { ...whatIf(cases, draft.before, draft.after), notReplayed: [] }
      return presentWhatIf(report, draft)
    },
  })
}
