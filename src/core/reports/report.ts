import { fail, type Result, succeed } from '../fault.ts'
import { DOCUMENT_TYPES } from '../letters/letter.ts'
import type { LetterDocument } from '../letters/letter-document.ts'
import type { RegionScope } from '../registry/region-scope.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Instant } from '../time/instant.ts'
import type { Department } from './departments.ts'
import type { Figure } from './figure.ts'
import type { CityMerge, DoubledRow } from './merge-tables.ts'
import type { GivenEnclosure } from './referral.ts'
import { type ReportDays, spanOf } from './report-case.ts'
import type { ReportTable } from './report-table.ts'
import type { TypicalCase } from './typical-cases.ts'

export const REPORT_KINDS = ['inspection-table', 'summary', 'monthly', 'cards', 'referral'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** Those that are made of a place and a span; a referral is made of one lead. */
export const SPANNED_KINDS = ['inspection-table', 'summary', 'monthly', 'cards'] as const
export type SpannedKind = (typeof SPANNED_KINDS)[number]

export const REPORT_STATES = ['draft', 'filed'] as const
export type ReportState = (typeof REPORT_STATES)[number]

export const REPORT_FORMATS = ['xlsx', 'docx', 'pdf'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export const REPORT_TYPES: Readonly<Record<ReportFormat, string>> = {
  ...DOCUMENT_TYPES,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const KIND_WORDS: Readonly<
  Record<ReportKind, { readonly zh: string; readonly en: string }>
> = {
  'inspection-table': { zh: '线上巡查情况表', en: 'inspection table' },
  summary: { zh: '工作总结', en: 'summary' },
  monthly: { zh: '巡查数据', en: 'figures' },
  cards: { zh: '红黄牌名单', en: 'list of cards' },
  referral: { zh: '移送函', en: 'referral' },
}

export const FORMATS_OF: Readonly<Record<ReportKind, readonly ReportFormat[]>> = {
  'inspection-table': ['xlsx'],
  summary: ['docx', 'pdf'],
  monthly: ['xlsx'],
  cards: ['xlsx'],
  referral: ['docx', 'pdf'],
}

/** What is written in a report. A draft has none: it is made anew whenever somebody looks. */
export type ReportContent = {
  readonly title: string
  readonly table: ReportTable | null
  readonly document: LetterDocument | null
  readonly figures: readonly Figure[]
  readonly typical: readonly TypicalCase[]
  /** Of a province's inspection table; `null`: nothing was merged. */
  readonly merged: {
    readonly cities: readonly CityMerge[]
    readonly doubled: readonly DoubledRow[]
  } | null
}

export type ReportFile = {
  readonly format: ReportFormat
  readonly sha256: string
  readonly bytes: number
}

/** 报送: as it went out, for good. */
export type Filing = {
  readonly at: Instant
  readonly by: string
  readonly why: string
  /** To whom. */
  readonly addressee: string
  readonly content: ReportContent
  readonly files: readonly ReportFile[]
}

export type Report = {
  readonly id: string
  readonly kind: ReportKind
  /** Empty: the whole installation. */
  readonly region: RegionScope | ''
  readonly days: ReportDays
  readonly title: string
  readonly state: ReportState
  /** Made of rehearsals, and good for nothing else. */
  readonly rehearsal: boolean
  /** The sweep whose campaign asks for it, and the day by which; `null`: a person asked for it. */
  readonly asked: { readonly sweep: string; readonly due: CivilDate } | null
  readonly madeAt: Instant
  readonly madeBy: string
  readonly why: string
  /** Numbers that people entered, by their code. */
  readonly entered: Readonly<Record<string, number>>
  readonly referral: {
    readonly violationId: string
    readonly department: Department
    readonly enclosures: readonly GivenEnclosure[]
  } | null
  readonly filed: Filing | null
  readonly version: number
}

export const alreadyFiled = (): Result<never> =>
  fail(
    'wrong-state',
    '已经报送，不能再改；如须更正，请另制一份再报送。It was filed and stands; make another one to correct it.',
    'state',
  )

/** What it would tell of a span that goes on: the rest would stand in no report. `null`: the span is over. */
export function whyUnfinished({ days }: Pick<Report, 'days'>, now: Instant): Result<never> | null {
  if (spanOf(days).end <= now) return null
  return fail(
    'wrong-state',
    `报表时段至 ${days.to}，尚未结束，当日过后方可报送；需提前报送的，请另制截至昨日的报表。Its days are not over: it can be filed when the last one is.`,
    'days',
  )
}

/** It stands as it was filed: what is to be said otherwise is filed as another report. */
export function decideFile(report: Report, filing: Filing): Result<Report> {
  if (report.state === 'filed') return alreadyFiled()
  const unfinished = whyUnfinished(report, filing.at)
  if (unfinished !== null) return unfinished
  return succeed({ ...report, state: 'filed', filed: filing, version: report.version + 1 })
}

/** Whether its day is over and nobody filed it. */
export const isOverdue = ({ state, asked }: Pick<Report, 'state' | 'asked'>, today: CivilDate) =>
  state === 'draft' && asked !== null && asked.due < today
