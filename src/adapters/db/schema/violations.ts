import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Classification, ClassifiedStage } from '../../../core/detection/classification.ts'
import type { RuleCode } from '../../../core/policy/verdict.ts'
import type { Subject } from '../../../core/reading/subject.ts'
import type { AlertAttention, AlertLevel, AlertStatus } from '../../../core/violations/alert.ts'
import type { EvidenceKind, EvidencePiece } from '../../../core/violations/evidence-piece.ts'
import type {
  EnforcementStep,
  Handling,
  StandingVerdict,
  Violation,
  ViolationEndReason,
  ViolationStatus,
} from '../../../core/violations/violation.ts'
import { instant, verbatim } from './column-types.ts'

type DetailsOf<Piece> = Piece extends EvidencePiece ? Omit<Piece, 'kind' | 'sha256' | 'at'> : never
export type PieceDetails = DetailsOf<EvidencePiece>

/**
 * From when to when it went on, half-open; one that goes on has no end. An end before the beginning, which no clock of ours
 * gives, would be none that the database takes.
 */
export const lastedFrom = ({
  openedAt,
  endedAt,
}: {
  readonly openedAt: AnyPgColumn
  readonly endedAt: AnyPgColumn
}): SQL =>
  sql`int8range(${openedAt}, case when ${endedAt} is null then null else greatest(${openedAt}, ${endedAt}) end)`

export const violations = pgTable(
  'violations',
  {
    id: text('id').primaryKey(),
    roomId: text('room_id').notNull(),
    institutionId: text('institution_id').notNull(),
    region: text('region').notNull(),
    ongoing: boolean('ongoing').notNull(),
    status: text('status').$type<ViolationStatus>().notNull(),
    enforcementStep: text('enforcement_step').$type<EnforcementStep>().notNull(),
    openedAt: instant('opened_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason').$type<ViolationEndReason>(),
    rule: text('rule').$type<RuleCode>().notNull(),
    rules: text('rules').array().$type<RuleCode[]>().notNull(),
    verdict: text('verdict').$type<Violation['verdict']>().notNull(),
    subject: text('subject').$type<Subject>(),
    classifiedStage: text('classified_stage').$type<ClassifiedStage>().notNull(),
    score: doublePrecision('score').notNull(),
    classification: verbatim<Classification>('classification').notNull(),
    judgement: verbatim<StandingVerdict>('judgement').notNull(),
    sightings: integer('sightings').notNull(),
    claimedBy: text('claimed_by'),
    handling: verbatim<Handling>('handling'),
    rehearsal: boolean('rehearsal').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    uniqueIndex('violations_one_ongoing_per_room').on(table.roomId).where(sql`${table.ongoing}`),
    index('violations_newest').on(table.openedAt, table.id),
    index('violations_by_room').on(table.roomId, table.openedAt),
    index('violations_by_institution').on(table.institutionId, table.openedAt),
    index('violations_by_region').on(table.region.op('text_pattern_ops'), table.openedAt),
    index('violations_by_status').on(table.status, table.openedAt),
    index('violations_by_subject').on(table.subject, table.openedAt),
    index('violations_by_rule').using('gin', table.rules),
    index('violations_by_time').using('gist', lastedFrom(table)),
  ],
)

export const violationEvidence = pgTable(
  'violation_evidence',
  {
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    sha256: text('sha256').notNull(),
    at: instant('at').notNull(),
    kind: text('kind').$type<EvidenceKind>().notNull(),
    /** What only pieces of this kind have. */
    details: verbatim<PieceDetails>('details').notNull(),
    /** The anchor that names it; `null`: the next one will. */
    anchor: bigint('anchor', { mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.violationId, table.sha256] }),
    index('violation_evidence_by_file').on(table.sha256),
    index('violation_evidence_to_anchor').on(table.at).where(sql`${table.anchor} is null`),
  ],
)

export const alerts = pgTable(
  'alerts',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    roomId: text('room_id').notNull(),
    level: text('level').$type<AlertLevel>().notNull(),
    status: text('status').$type<AlertStatus>().notNull(),
    raisedAt: instant('raised_at').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: text('acknowledged_by'),
    attention: verbatim<AlertAttention>('attention'),
  },
  (table) => [
    uniqueIndex('alerts_one_per_violation').on(table.violationId),
    index('alerts_newest').on(table.raisedAt, table.id),
  ],
)

/** Observations that were recorded already: the second time is no news. */
export const observationMarks = pgTable(
  'observation_marks',
  {
    observationId: text('observation_id').primaryKey(),
    at: instant('at').notNull(),
  },
  (table) => [index('observation_marks_by_age').on(table.at)],
)
