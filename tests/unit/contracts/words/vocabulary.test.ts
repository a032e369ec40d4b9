import { describe, expect, expectTypeOf, it } from 'vitest'
import * as wireTimes from '../../../../src/contracts/deadlines/deadline-words.ts'
import * as wireReport from '../../../../src/contracts/reports/report-words.ts'
import {
  type ROLES,
  PROVIDER_TROUBLES as WIRE_TROUBLES,
} from '../../../../src/contracts/words/access-words.ts'
import {
  COVERAGE_STATES as WIRE_COVERAGE_STATES,
  READING_THRIFTS as WIRE_THRIFTS,
} from '../../../../src/contracts/words/coverage-words.ts'
import * as wireCut from '../../../../src/contracts/words/cut-vocabulary.ts'
import { FAULT_CODES as WIRE_FAULT_CODES } from '../../../../src/contracts/words/fault-codes.ts'
import * as wire from '../../../../src/contracts/words/vocabulary.ts'
import { PROVIDER_TROUBLES } from '../../../../src/core/access/provider-trouble.ts'
import { DAY_KINDS } from '../../../../src/core/calendar/day-kind.ts'
import { CUT_STATUSES, type CutCheck, type CutStep } from '../../../../src/core/cuts/cut-order.ts'
import { AUTOMATIC_MODES } from '../../../../src/core/cuts/power/cut-rules.ts'
import { CASE_FACT_KINDS } from '../../../../src/core/deadlines/case-fact.ts'
import { DEADLINE_STATES } from '../../../../src/core/deadlines/deadline.ts'
import { LIMIT_IDS } from '../../../../src/core/deadlines/time-limits.ts'
import * as detection from '../../../../src/core/detection/classification.ts'
import { JOURNAL_EVENT_TYPES } from '../../../../src/core/evidence/journal-event.ts'
import { FAULT_CODES } from '../../../../src/core/fault.ts'
import { COVERAGE_STATES, ROOM_STATES } from '../../../../src/core/patrol/coverage.ts'
import { READING_THRIFTS } from '../../../../src/core/patrol/load/reading-thrift.ts'
import { RUN_KINDS, RUN_STATES } from '../../../../src/core/patrol/sweeps/sweep-run.ts'
import {
  SCOPE_PARTS,
  SWEEP_STANDINGS,
  WATCH_REASONS,
} from '../../../../src/core/patrol/sweeps/why-watched.ts'
import { WINDOW_KINDS } from '../../../../src/core/patrol/sweeps/window-kind.ts'
import { UNSEEN_REASONS } from '../../../../src/core/patrol/unseen-reason.ts'
import { KEPT_MATERIALS, PROMOTION_ACTS } from '../../../../src/core/policy/objects/conduct.ts'
import { DEPARTMENTS, MEASURES, PRECONDITIONS } from '../../../../src/core/policy/objects/routes.ts'
import {
  AGGRAVATION_CODES,
  CARD_MARKS,
  DUTY_CODES,
  type KeyPeriod,
  RULE_CODES,
  VERDICT_REASONS,
  VERDICTS,
  type VerdictBasis,
} from '../../../../src/core/policy/verdict.ts'
import { SUBJECTS } from '../../../../src/core/reading/subject.ts'
import {
  CALLED_PLATFORMS,
  CLOUD_PLATFORMS,
  SERVER_PLATFORMS,
} from '../../../../src/core/registry/cut-target.ts'
import { FILING_KINDS } from '../../../../src/core/registry/filing-number.ts'
import {
  ACTORS,
  CONTENTS,
  CONVERSION_STATES,
  LICENCE_PAPER_STATES,
  NET_SCHOOL_MEASURES,
  OBJECT_KINDS,
  STAGES,
  TEACHING_PLACES,
} from '../../../../src/core/registry/institution.ts'
import { ROOM_TIERS } from '../../../../src/core/registry/live-room.ts'
import { KEY_CONTENTS } from '../../../../src/core/registry/object-kind.ts'
import * as referred from '../../../../src/core/reports/departments.ts'
import { ENTERED } from '../../../../src/core/reports/figure.ts'
import * as reported from '../../../../src/core/reports/report.ts'
import { ALERT_LEVELS, ALERT_STATUSES } from '../../../../src/core/violations/alert.ts'
import {
  ENFORCEMENT_STEPS,
  VIOLATION_END_REASONS,
  VIOLATION_STATUSES,
} from '../../../../src/core/violations/violation.ts'
import type { ProgramToken } from '../../../../src/ports/records/access/access-records.ts'

const PAIRS: readonly [string, readonly string[], readonly string[]][] = [
  ['actors', wire.ACTORS, ACTORS],
  ['stages', wire.STAGES, STAGES],
  ['contents', wire.CONTENTS, CONTENTS],
  ['object kinds', wire.OBJECT_KINDS, OBJECT_KINDS],
  ['states of a licence', wire.LICENCE_PAPER_STATES, LICENCE_PAPER_STATES],
  ['places of teaching', wire.TEACHING_PLACES, TEACHING_PLACES],
  ['states of a conversion', wire.CONVERSION_STATES, CONVERSION_STATES],
  ['measures of the ledger', wire.NET_SCHOOL_MEASURES, NET_SCHOOL_MEASURES],
  ['classified stages', wire.CLASSIFIED_STAGES, detection.CLASSIFIED_STAGES],
  ['subjects', wire.SUBJECTS, SUBJECTS],
  ['labels', wire.CLASSIFICATION_LABELS, detection.CLASSIFICATION_LABELS],
  ['dimensions', wire.DIMENSIONS, detection.DIMENSIONS],
  ['day kinds', wire.DAY_KINDS, DAY_KINDS],
  ['verdicts', wire.VERDICTS, VERDICTS],
  ['reasons for a person', wire.VERDICT_REASONS, VERDICT_REASONS],
  ['rule codes', wire.RULE_CODES, RULE_CODES],
  ['codes of duties', wire.DUTY_CODES, DUTY_CODES],
  ['codes that weigh more', wire.AGGRAVATION_CODES, AGGRAVATION_CODES],
  ['cards', wire.CARD_MARKS, CARD_MARKS],
  ['key contents', wire.KEY_CONTENTS, KEY_CONTENTS],
  ['acts of promotion', wire.PROMOTION_ACTS, PROMOTION_ACTS],
  ['materials to keep', wire.KEPT_MATERIALS, KEPT_MATERIALS],
  ['kinds of filings', wire.FILING_KINDS, FILING_KINDS],
  ['departments', wire.DEPARTMENTS, DEPARTMENTS],
  ['measures', wire.MEASURES, MEASURES],
  ['preconditions', wire.PRECONDITIONS, PRECONDITIONS],
  ['facts of cases', wireTimes.CASE_FACT_KINDS, CASE_FACT_KINDS],
  ['time limits', wireTimes.LIMIT_IDS, LIMIT_IDS],
  ['states of deadlines', wireTimes.DEADLINE_STATES, DEADLINE_STATES],
  ['kinds of reports', wireReport.REPORT_KINDS, reported.REPORT_KINDS],
  ['kinds of reports of a span', wireReport.SPANNED_KINDS, reported.SPANNED_KINDS],
  ['states of reports', wireReport.REPORT_STATES, reported.REPORT_STATES],
  ['formats of reports', wireReport.REPORT_FORMATS, reported.REPORT_FORMATS],
  ['whom is referred to', wireReport.DEPARTMENTS, referred.DEPARTMENTS],
  ['what is enclosed', wireReport.ENCLOSURES, referred.ENCLOSURES],
  ['numbers that people enter', wireReport.ENTERED_CODES, ENTERED.map(({ code }) => code)],
  ['violation statuses', wire.VIOLATION_STATUSES, VIOLATION_STATUSES],
  ['enforcement steps', wire.ENFORCEMENT_STEPS, ENFORCEMENT_STEPS],
  ['end reasons', wire.VIOLATION_END_REASONS, VIOLATION_END_REASONS],
  ['alert statuses', wire.ALERT_STATUSES, ALERT_STATUSES],
  ['alert levels', wire.ALERT_LEVELS, ALERT_LEVELS],
  ['cut states', wireCut.CUT_STATES, CUT_STATUSES],
  ['servers that cut', wireCut.SERVER_PLATFORMS, SERVER_PLATFORMS],
  ['what can be called to cut', wireCut.CALLED_PLATFORMS, CALLED_PLATFORMS],
  ['modes of automatic orders', wireCut.AUTOMATIC_MODES, AUTOMATIC_MODES],
  ['clouds that cut', wireCut.CLOUD_PLATFORMS, CLOUD_PLATFORMS],
  ['room states', wire.ROOM_STATES, ROOM_STATES],
  ['coverage states', WIRE_COVERAGE_STATES, COVERAGE_STATES],
  ['what is left out of reading', WIRE_THRIFTS, READING_THRIFTS],
  ['unseen reasons', wire.UNSEEN_REASONS, UNSEEN_REASONS],
  ['tiers of rooms', wire.ROOM_TIERS, ROOM_TIERS],
  ['kinds of time', wire.WINDOW_KINDS, WINDOW_KINDS],
  ['states of runs', wire.RUN_STATES, RUN_STATES],
  ['reasons of a watch', wire.WATCH_REASONS, WATCH_REASONS],
  ['standings of sweeps', wire.SWEEP_STANDINGS, SWEEP_STANDINGS],
  ['parts of a scope', wire.SCOPE_PARTS, SCOPE_PARTS],
  ['kinds of runs', wire.RUN_KINDS, RUN_KINDS],
  ['fault codes', WIRE_FAULT_CODES, FAULT_CODES],
  ['troubles of a provider', WIRE_TROUBLES, PROVIDER_TROUBLES],
]

describe('the words on the wire', () => {
  it.each(PAIRS)('are those of the domain: %s', (_name, onTheWire, inTheDomain) => {
    expect(onTheWire).toEqual(inTheDomain)
  })

  it('name every event of the journal except those of accounts, which stay inside', () => {
    expect([...wire.EVENT_NAMES, 'account.changed']).toEqual([...JOURNAL_EVENT_TYPES])
  })

  it('agree with the domain where the domain has only types', () => {
    expectTypeOf<(typeof wire.VERDICT_BASES)[number]>().toEqualTypeOf<VerdictBasis>()
    expectTypeOf<(typeof wire.KEY_PERIODS)[number]>().toEqualTypeOf<KeyPeriod>()
    expectTypeOf<(typeof wireCut.CUT_STEPS)[number]>().toEqualTypeOf<CutStep['step']>()
    expectTypeOf<(typeof wireCut.CUT_STEP_OUTCOMES)[number]>().toEqualTypeOf<CutStep['outcome']>()
    expectTypeOf<(typeof wireCut.CUT_FINDINGS)[number]>().toEqualTypeOf<CutCheck['found']>()
    expectTypeOf<(typeof ROLES)[number]>().toEqualTypeOf<ProgramToken['role']>()
  })
})
