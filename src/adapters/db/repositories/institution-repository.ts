import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Institution } from '../../../core/registry/institution.ts'
import { emptyDossier } from '../../../core/registry/object-kind.ts'
import type { InstitutionRegister } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { institutions } from '../schema/registry.ts'
import { isOneOf } from './conditions.ts'
import { inPieces, rewritten } from './many-rows.ts'
import { decodeCursor, pageOf } from './page-cursor.ts'
import { institutionsBy } from './register/register-filters.ts'

/** Any number that nothing else in the database locks by. */
const IMPORT_LOCK = 7_301_982

type Row = typeof institutions.$inferSelect

/** Files that were kept before a part existed have none of it. */
export const wholeDossier = (dossier: Row['dossier']): Pick<Institution, 'dossier'> =>
  dossier === null ? {} : { dossier: { ...emptyDossier(dossier.kind), ...dossier } }

const toInstitution = ({ registered: _, dossier, ...institution }: Row): Institution => ({
  ...institution,
  ...wholeDossier(dossier),
})

const toRow = (institution: Institution) => ({
  ...institution,
  stages: [...institution.stages],
  dossier: institution.dossier ?? null,
})

export function createInstitutionRepository(database: DrizzleDatabase): InstitutionRegister {
  return {
    async save(institution) {
      const row = toRow(institution)
      await database
        .insert(institutions)
        .values(row)
        .onConflictDoUpdate({ target: institutions.id, set: row })
    },
    async saveMany(saved) {
      await inPieces(saved.map(toRow), async (rows) => {
        await database
          .insert(institutions)
          .values([...rows])
          .onConflictDoUpdate({ target: institutions.id, set: rewritten(institutions) })
      })
    },
    async holdImports() {
      await database.execute(sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`)
    },
    async all() {
      const rows = await database.select().from(institutions).orderBy(institutions.registered)
      return rows.map(toInstitution)
    },
    async find(id) {
      const [row] = await database.select().from(institutions).where(eq(institutions.id, id))
      return row === undefined ? null : toInstitution(row)
    },
    async withCreditCode(code) {
      const rows = await database
        .select()
        .from(institutions)
        .where(eq(institutions.creditCode, code))
        .orderBy(institutions.registered)
      return rows.map(toInstitution)
    },
    async findMany(ids) {
      const rows = await database.select().from(institutions).where(isOneOf(institutions.id, ids))
      return rows.map(toInstitution)
    },
    async list(request, filter = {}) {
      const after = decodeCursor(request.cursor)
      const rows = await database
        .select()
        .from(institutions)
        .where(
          and(
            institutionsBy(filter),
            after === null ? undefined : lt(institutions.registered, after.value),
          ),
        )
        .orderBy(desc(institutions.registered))
        .limit(request.limit + 1)
      return pageOf(rows, request, (row) => ({ value: row.registered, id: row.id }), toInstitution)
    },
    async remove(id) {
      const removed = await database
        .delete(institutions)
        .where(eq(institutions.id, id))
        .returning({ id: institutions.id })
      return removed.length > 0
    },
  }
}
