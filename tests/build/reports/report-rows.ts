import type { Institution } from '../../../src/core/registry/institution.ts'
import type { Report } from '../../../src/core/reports/report.ts'
import type { ReportCase, ReportData } from '../../../src/core/reports/report-case.ts'
import type { CivilDate } from '../../../src/core/time/civil-date.ts'
import { hours } from '../../../src/core/time/duration.ts'
import type { Violation } from '../../../src/core/violations/violation.ts'
import { aCutOrder, SATURDAY } from '../database/database-rows.ts'
import { aLetter } from '../letters/letters.ts'
import { anInstitution, aRoom, at, aViolation } from '../violations.ts'

export const DAYS = { from: '2026-10-12' as CivilDate, to: '2026-10-25' as CivilDate }

type Change = {
  readonly violation?: Partial<Violation>
  readonly institution?: Partial<Institution>
} & Partial<Omit<ReportCase, 'violation' | 'institution'>>

export function aCase({ violation, institution, ...change }: Change = {}): ReportCase {
  const owner = anInstitution({ id: 'institution-1', ...institution })
  return {
    violation: aViolation({ institutionId: owner.id, ongoing: false, ...violation }),
    institution: owner,
    room: aRoom({ institutionId: owner.id, pageUrl: 'https://live.example/room/1' }),
    evidence: 2,
    orders: [],
    letters: [],
    card: null,
    referrals: [],
    ...change,
  }
}

/** A made-up fortnight of a city: five leads of three institutions. */
export function aFortnight(): ReportData {
  const unlicensed = {
    id: 'unlicensed',
    name: '广州市智学王老师工作室',
    actor: 'unlicensed' as const,
    region: '440106',
  }
  const licensed = { id: 'licensed', name: '广州市某某培训中心', region: '440103' }
  const proven = aCutOrder({
    ...{ id: 'cut-proven', violationId: 'v-proven', status: 'held' },
    requestedAt: SATURDAY,
    verifiedAt: at('2026-10-17T09:30:40+08:00'),
  })
  const cases = [
    aCase({
      violation: { id: 'v-proven', status: 'disposed', region: '440106', sightings: 12 },
      institution: unlicensed,
      orders: [proven, aCutOrder({ id: 'cut-open', violationId: 'v-proven' })],
      letters: [aLetter({ id: 'letter-1', violationId: 'v-proven' })],
      evidence: 4,
      referrals: [{ id: 'referral-1', department: 'cyberspace' }],
    }),
    aCase({
      violation: { id: 'v-again', status: 'confirmed', region: '440106' },
      institution: unlicensed,
    }),
    aCase({
      violation: { id: 'v-card', status: 'closed', region: '440103' },
      institution: licensed,
      card: 'yellow',
    }),
    aCase({
      violation: { id: 'v-clue', status: 'suspected', region: '440103' },
      institution: licensed,
    }),
    aCase({
      violation: { id: 'v-not', status: 'dismissed', region: '440104' },
      institution: { id: 'innocent', name: '广州市画室', region: '440104' },
    }),
  ]
  const objects = [...new Map(cases.map(({ institution: one }) => [one?.id, one])).values()]
  return {
    days: DAYS,
    region: '4401',
    cases,
    objects: objects.flatMap((one) => one ?? []),
    rooms: [{ id: 'room-1', title: '初三数学', institutionId: 'unlicensed' }],
    coverage: { seen: hours(10.25), offAir: hours(30), unseen: hours(2) },
  }
}

export const aReport = (change: Partial<Report> = {}): Report => ({
  id: 'report-1',
  kind: 'inspection-table',
  region: '4401',
  days: DAYS,
  title: '广东省广州市线上巡查情况表',
  state: 'draft',
  rehearsal: false,
  asked: null,
  madeAt: SATURDAY,
  madeBy: 'user:officer',
  why: '报送',
  entered: {},
  referral: null,
  filed: null,
  version: 1,
  ...change,
})
