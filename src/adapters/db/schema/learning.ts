import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ClassifiedStage } from '../../../core/detection/classification.ts'
import type { SecondOpinion } from '../../../core/detection/second-opinion.ts'
import type { Subject } from '../../../core/reading/subject.ts'
import type {
  DismissReason,
  LabelDecision,
  MachineFinding,
} from '../../../core/violations/operator-label.ts'
import type { SessionTrace } from '../../../core/violations/session-trace.ts'
import { instant, verbatim } from './column-types.ts'
import { violations } from './violations.ts'

/** The looks behind a violation, a row an observation, so that its verdict can be worked out again. */
export const sessionTraces = pgTable(
  'session_traces',
  {
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    observationId: text('observation_id').notNull(),
    watchId: text('watch_id').notNull(),
    version: integer('version').notNull(),
    trace: verbatim<SessionTrace>('trace').notNull(),
  },
  (table) => [primaryKey({ columns: [table.violationId, table.observationId] })],
)

/** What people said of what the machine found. */
export const operatorLabels = pgTable(
  'operator_labels',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    decision: text('decision').$type<LabelDecision>().notNull(),
    reason: text('reason').$type<DismissReason>(),
    subject: text('subject').$type<Subject>(),
    stage: text('stage').$type<ClassifiedStage>(),
    note: verbatim<string>('note').notNull(),
    machine: verbatim<MachineFinding>('machine').notNull(),
    at: instant('at').notNull(),
    who: text('who').notNull(),
  },
  (table) => [
    index('operator_labels_newest').on(table.at, table.id),
    index('operator_labels_by_violation').on(table.violationId),
  ],
)

/** What another model said of kept frames, beside what ours did. */
export const secondOpinions = pgTable(
  'second_opinions',
  {
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    sha256: text('sha256').notNull(),
    at: instant('at').notNull(),
    model: text('model').notNull(),
    millis: integer('millis').notNull(),
    answer: verbatim<SecondOpinion['answer']>('answer').notNull(),
  },
  (table) => [primaryKey({ columns: [table.violationId, table.sha256] })],
)
