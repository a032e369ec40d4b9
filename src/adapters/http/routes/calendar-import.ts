import type { z } from 'zod'
import {
  type calendarDocument,
  calendarImport,
  calendarImportInput,
  calendarUndoInput,
  scheduleChange,
} from '../../../contracts/law/calendar.ts'
import { listOf, listQuery } from '../../../contracts/list.ts'
import { callerOf } from '../access.ts'
import { pageOfHistory, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import { presentChange, presentImport } from '../present/calendar-change.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

const TAGS = ['legal time']

/** A JSON value is written out in lines, so that complaints can name one. */
export const documentText = (document: z.infer<typeof calendarDocument>): string =>
  typeof document === 'string' ? document : JSON.stringify(document, null, 2)

const IMPORTS = [
  {
    url: '/calendar/notices',
    kind: 'notice',
    operationId: 'importHolidayNotice',
    summary: '导入国务院放假安排 Import the State Council’s arrangement of a year',
  },
  {
    url: '/calendar/school-calendars',
    kind: 'school-calendar',
    operationId: 'importSchoolCalendars',
    summary: '导入校历 Import school calendars, local breaks and overrides',
  },
] as const

/** Changes of the calendars: looked at first, made by an administrator, audited, and taken back by one call. */
export function calendarImportRoutes(app: ZodApp, { calendars }: HttpDependencies): void {
  for (const { url, kind, operationId, summary } of IMPORTS) {
    app.post(url, {
      config: { access: 'calendars' },
      schema: {
        operationId,
        tags: TAGS,
        summary,
        description:
          'With `dryRun` the answer says exactly which days would change; nothing is written.',
        body: calendarImportInput,
        response: { 200: calendarImport, ...PROBLEMS },
      },
      handler: async (request) => {
        const { document, name, reason, dryRun, expectedDraft } = request.body
        const imported = await calendars.import({
          document: { kind, name, text: documentText(document) },
          dryRun,
          expectedDraft,
          who: callerOf(request).who,
          why: reason,
        })
        return presentImport(orRefuse(imported))
      },
    })
  }

  app.post('/calendar/undo', {
    config: { access: 'calendars' },
    schema: {
      operationId: 'undoCalendarImport',
      tags: TAGS,
      summary: '撤销一次导入 Take an import back',
      body: calendarUndoInput,
      response: { 200: calendarImport, ...PROBLEMS },
    },
    handler: async (request) => {
      const { changeId, reason, dryRun, expectedDraft } = request.body
      const undone = await calendars.import({
        document: { kind: 'undo', of: 'calendar', changeId },
        dryRun,
        expectedDraft,
        who: callerOf(request).who,
        why: reason,
      })
      return presentImport(orRefuse(undone))
    },
  })

  app.get('/calendar/changes', {
    config: { access: 'read' },
    schema: {
      operationId: 'listCalendarChanges',
      tags: TAGS,
      summary: '日历导入记录 Imports and their undoing, latest first',
      querystring: listQuery,
      response: { 200: listOf(scheduleChange), ...PROBLEMS },
    },
    handler: async ({ query }) => {
      const list = 'calendar-changes'
      const page = pageOfHistory(await calendars.changes(), pageRequest(list, query, 'entry'))
      return wirePage(list, page, presentChange)
    },
  })
}
