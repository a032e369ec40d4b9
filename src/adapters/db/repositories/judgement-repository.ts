import { and, asc, desc, eq, like } from 'drizzle-orm'
import type { JudgementKind, JudgementVersion } from '../../../core/judgement/standing.ts'
import type { Judgements, KeptShadow } from '../../../ports/records/judgements.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { judgementChanges, judgementVersions as versions } from '../schema/judgements.ts'

type Row = typeof versions.$inferSelect

const shadowOf = ({ shadow, shadowAt }: Pick<Row, 'shadow' | 'shadowAt'>): KeptShadow | null =>
  shadowAt === null ? null : { at: shadowAt, report: shadow }

/** All but the body, which is long. */
const LISTED = {
  kind: versions.kind,
  sha256: versions.sha256,
  name: versions.name,
  report: versions.report,
  at: versions.at,
  who: versions.who,
  why: versions.why,
  shadowAt: versions.shadowAt,
  shadow: versions.shadow,
}

function toVersion({ shadow, shadowAt, ...version }: Row) {
  return { ...version, shadow: shadowOf({ shadow, shadowAt }) }
}

function withoutShadow(row: Row): JudgementVersion {
  const { shadow: _shadow, ...version } = toVersion(row)
  return version
}

/** Of a SHA-256. */
const DIGITS = /^[0-9a-f]{8,64}$/

const ofKind = (kind: JudgementKind, sha256: string) =>
  and(eq(versions.kind, kind), eq(versions.sha256, sha256))

export const createJudgementRepository = (database: DrizzleDatabase): Judgements => ({
  async add(version) {
    const added = await database
      .insert(versions)
      .values(version)
      .onConflictDoNothing()
      .returning({ sha256: versions.sha256 })
    return added.length > 0
  },
  async find(kind, sha256) {
    const [row] = await database.select().from(versions).where(ofKind(kind, sha256))
    return row === undefined ? null : toVersion(row)
  },
  async named(kind, name) {
    const [row] = await database
      .select()
      .from(versions)
      .where(and(eq(versions.kind, kind), eq(versions.name, name)))
      .orderBy(desc(versions.at), desc(versions.sha256))
      .limit(1)
    return row === undefined ? null : withoutShadow(row)
  },
  async beginning(kind, digits) {
    if (!DIGITS.test(digits)) return []
    const rows = await database
      .select()
      .from(versions)
      .where(and(eq(versions.kind, kind), like(versions.sha256, `${digits}%`)))
      .orderBy(desc(versions.at), desc(versions.sha256))
      .limit(2)
    return rows.map(withoutShadow)
  },
  async list(kind, limit) {
    const rows = await database
      .select(LISTED)
      .from(versions)
      .where(eq(versions.kind, kind))
      .orderBy(desc(versions.at), desc(versions.sha256))
      .limit(limit)
    return rows.map(({ shadow, shadowAt, ...version }) => ({
      ...version,
      shadow: shadowOf({ shadow, shadowAt }),
    }))
  },
  async saveShadow(kind, sha256, { at, report }) {
    await database
      .update(versions)
      .set({ shadowAt: at, shadow: report })
      .where(ofKind(kind, sha256))
  },
  changes: (kind) =>
    database
      .select()
      .from(judgementChanges)
      .where(eq(judgementChanges.kind, kind))
      .orderBy(asc(judgementChanges.number)),
  async change(change) {
    const added = await database
      .insert(judgementChanges)
      .values(change)
      .onConflictDoNothing()
      .returning({ number: judgementChanges.number })
    return added.length > 0
  },
})
