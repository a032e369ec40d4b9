import type { Jurisdiction } from '../../core/access/jurisdiction.ts'
import { hasRegion, isWhole } from '../../core/access/jurisdiction.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Law } from '../../core/policy/law.ts'
import {
  isKnownScope,
  type RegionScope,
  regionPrefix,
  unknownScopeSentence,
} from '../../core/registry/region-scope.ts'
import type { SpannedKind } from '../../core/reports/report.ts'
import type { ReportDays } from '../../core/reports/report-case.ts'
import type { ReportTemplate } from '../../core/reports/report-template.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { LetterWriter } from '../../ports/letter-writer.ts'
import type { ReportWriter } from '../../ports/papers/report-writer.ts'
import type { Transactions } from '../../ports/records/records.ts'

export type ReportDeps = {
  readonly clock: Clock
  readonly transactions: Transactions
  readonly identifiers: Identifiers
  readonly law: () => Law
  readonly reportTemplate: () => ReportTemplate
  readonly letterWriter: LetterWriter
  readonly reportWriter: ReportWriter
  readonly evidenceStore: Pick<EvidenceStore, 'get' | 'put'>
  /** Of whoever asks. */
  readonly jurisdiction: Jurisdiction
}

/** A report of a place and span, as somebody asks for it. */
export type ReportAsked = {
  readonly kind: SpannedKind
  /** Left out: all that whoever asks looks after, where that is one place. */
  readonly region?: RegionScope
  readonly days: ReportDays
  readonly rehearsal: boolean
  readonly entered: Readonly<Record<string, number>>
}

/** The place that a report is made of: one that whoever asks looks after as a whole. */
export function regionAsked(
  jurisdiction: Jurisdiction,
  region: RegionScope | undefined,
): Result<RegionScope | ''> {
  if (region === undefined) {
    if (isWhole(jurisdiction)) return succeed('')
    const [own, ...more] = jurisdiction.prefixes ?? []
    if (own !== undefined && more.length === 0) return succeed(own)
    return fail(
      'bad-request',
      '您的账号管辖多个地区，请写明做哪个地区的报表。Your account has several places: say of which the report is.',
      'region',
    )
  }
  if (!isKnownScope(region)) {
    const { zh, en } = unknownScopeSentence(region)
    return fail('bad-request', `${zh}。${en}.`, 'region')
  }
  const prefix = regionPrefix(region)
  if (hasRegion(jurisdiction, prefix)) return succeed(prefix)
  return fail(
    'bad-request',
    '报表的地区须在您的管辖范围之内。The place of a report has to lie within those that you look after.',
    'region',
  )
}
