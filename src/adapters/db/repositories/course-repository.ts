import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { Course } from '../../../core/registry/course.ts'
import type { CourseFilter, CourseRegister } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { courses } from '../schema/registry.ts'
import { inRegion } from './conditions.ts'
import { inPieces, rewritten } from './many-rows.ts'
import { decodeCursor, pageOf } from './page-cursor.ts'

type Row = typeof courses.$inferSelect

const toCourse = ({ id, institutionId, name, details }: Row): Course => ({
  ...details,
  id,
  institutionId,
  name,
})

const toRow = ({ id, institutionId, name, ...details }: Course) => ({
  id,
  institutionId,
  name,
  details,
})

const detail = (name: 'stage' | 'content' | 'subject'): SQL => sql`${courses.details}->>${name}`

function fits({ institutionId, region, ...rest }: CourseFilter): readonly SQL[] {
  const named = (['stage', 'content', 'subject'] as const).flatMap((name) =>
    rest[name] === undefined ? [] : [sql`${detail(name)} = ${rest[name]}`],
  )
  return [
    ...named,
    ...(institutionId === undefined ? [] : [eq(courses.institutionId, institutionId)]),
    ...[inRegion(sql`(${courses.details}->>'region')`, region)].filter((one) => one !== undefined),
  ]
}

export function createCourseRepository(database: DrizzleDatabase): CourseRegister {
  return {
    async saveMany(saved) {
      await inPieces(saved.map(toRow), async (rows) => {
        await database
          .insert(courses)
          .values([...rows])
          .onConflictDoUpdate({ target: courses.id, set: rewritten(courses) })
      })
    },
    async find(id) {
      const [row] = await database.select().from(courses).where(eq(courses.id, id))
      return row === undefined ? null : toCourse(row)
    },
    async list(request, filter = {}) {
      const after = decodeCursor(request.cursor)
      const rows = await database
        .select()
        .from(courses)
        .where(
          and(...fits(filter), after === null ? undefined : lt(courses.registered, after.value)),
        )
        .orderBy(desc(courses.registered))
        .limit(request.limit + 1)
      return pageOf(rows, request, (row) => ({ value: row.registered, id: row.id }), toCourse)
    },
    async all() {
      return (await database.select().from(courses).orderBy(courses.registered)).map(toCourse)
    },
    async remove(id) {
      const removed = await database
        .delete(courses)
        .where(eq(courses.id, id))
        .returning({ id: courses.id })
      return removed.length > 0
    },
  }
}
