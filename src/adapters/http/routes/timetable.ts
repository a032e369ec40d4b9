import { z } from 'zod'
import type { ConflictOfCourse } from '../../../app/queries/timetable-conflicts.ts'
import { timetableConflict } from '../../../contracts/law/timetable.ts'
import { listOf } from '../../../contracts/list.ts'
import { regionFilter } from '../../../contracts/primitives.ts'
import { STAGES } from '../../../contracts/words/vocabulary.ts'
import { RULE_WORDS } from '../../../core/policy/words/rule-words.ts'
import { placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

const query = z.object({
  year: z.coerce.number().int().min(2020).max(2100),
  region: regionFilter,
  stage: z.enum(STAGES).optional(),
})

const present = ({ course, institution, conflict }: ConflictOfCourse) => ({
  courseId: course.id,
  course: course.className === null ? course.name : `${course.name}(${course.className})`,
  institutionId: institution.id,
  institution: institution.name,
  region: course.region,
  stage: course.stage,
  rule: conflict.rule,
  ruleName: { ...RULE_WORDS[conflict.rule] },
  verdict: conflict.verdict,
  days: conflict.days,
  seconds: conflict.seconds,
  firstDay: conflict.firstDay,
  lastDay: conflict.lastDay,
})

/** Registered timetables against legal time. */
export function timetableRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.get('/calendar/conflicts', {
    config: { access: 'read' },
    schema: {
      operationId: 'listTimetableConflicts',
      tags: ['legal time'],
      summary: '课表与法定时间的冲突 Registered timetables that the law stands against',
      querystring: query,
      response: { 200: listOf(timetableConflict), ...PROBLEMS },
    },
    handler: async (request) => {
      const { year, region, stage } = request.query
      const found = await placed(deps, request).timetable.conflicts({
        year,
        region,
        stage: stage ?? null,
      })
      return { items: found.map(present), nextCursor: null }
    },
  })
}
