import { course, coursesQuery } from '../../../contracts/course.ts'
import { listOf } from '../../../contracts/list.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { placed } from '../access.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound } from '../fault-reply.ts'
import { presentCourse } from '../present/course.ts'
import { PROBLEMS, placeIn, type ZodApp } from './route-kit.ts'

const TAGS = ['courses']

/** Registered courses with their timetables, and what legal time says of them. They come in by import. */
export function courseRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.get('/courses', {
    config: { access: 'read' },
    schema: {
      operationId: 'listCourses',
      tags: TAGS,
      summary:
        '课程及其课表与法定时间的冲突 Courses, and where the law stands against their timetables',
      querystring: coursesQuery,
      response: { 200: listOf(course), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('courses', request.query)
      const { query } = request
      const { institutionId, stage, content, subject } = query
      const filter = {
        ...(institutionId === undefined ? {} : { institutionId }),
        ...placeIn(query),
        ...(stage === undefined ? {} : { stage }),
        ...(content === undefined ? {} : { content }),
        ...(subject === undefined ? {} : { subject }),
      }
      const page = await placed(deps, request).courses.list(pageRequest(list, query), filter)
      return wirePage(list, page, presentCourse)
    },
  })

  app.get('/courses/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'getCourse',
      tags: TAGS,
      summary: '一门课程 One course',
      params: idParams,
      response: { 200: course, ...PROBLEMS },
    },
    handler: async (request) =>
      presentCourse(
        orNotFound(await placed(deps, request).courses.find(request.params.id), '该课程', 'course'),
      ),
  })
}
