import { z } from 'zod'
import { placedListQuery } from '../list.ts'
import {
  bilingual,
  dateText,
  instantText,
  reasonText,
  regionFilter,
  sha256Text,
} from '../primitives.ts'
import {
  DEPARTMENTS,
  ENCLOSURES,
  ENTERED_CODES,
  isCorrectedTooMany,
  REPORT_FORMATS,
  REPORT_KINDS,
  REPORT_STATES,
  SPANNED_KINDS,
} from './report-words.ts'

const line = z.string().trim().min(1).max(200)

const entered = z
  .partialRecord(z.enum(ENTERED_CODES), z.int().min(0).max(10_000_000))
  .describe('系统内没有记录、由填报人填写的数字 Numbers that no record tells, entered by people')

/** As people hand it in: what was handed in before this was asked is still shown. */
const enteredNow = entered.refine((numbers) => !isCorrectedTooMany(numbers), {
  path: ['corrected'],
  error: '整改完成不能多于责令整改 / no more can be corrected than was ordered to be',
})

/** Of a place and span. */
const spanned = {
  region: regionFilter
    .optional()
    .describe('不写：您管辖的全部 Left out: all that you look after, where that is one place'),
  from: dateText.describe('首日 First day, Asia/Shanghai'),
  to: dateText.describe('末日，含当日 Last day, itself included'),
}

const rehearsal = z
  .enum(['true', 'false'])
  .default('false')
  .describe('true：只统计演练，文书注明不具效力 Of rehearsals alone, and said so on every page')

export const reportPreviewQuery = z.object({ ...spanned, kind: z.enum(SPANNED_KINDS), rehearsal })

export const reportRowsQuery = z.object({
  ...spanned,
  rehearsal,
  figure: z.string().min(1).max(64).describe('Code of a figure'),
})

export const reportsQuery = placedListQuery.extend({
  kind: z.enum(REPORT_KINDS).optional(),
  state: z.enum(REPORT_STATES).optional(),
})

const figure = z.object({
  code: z.string(),
  words: bilingual,
  unit: z.string(),
  how: z.string().describe('口径 How it is counted'),
  value: z
    .number()
    .nullable()
    .describe('null：未填报或无从计算，不等于零 Not known, which is not nought'),
  from: z
    .enum(['rows', 'reckoned', 'entered'])
    .describe(
      'rows：逐条可查 Each can be looked at; reckoned: made of others; entered: by a person',
    ),
})
export type WireFigure = z.infer<typeof figure>

const row = z.object({
  key: z.string(),
  cells: z.array(z.union([z.string(), z.number()])),
  violationIds: z.array(z.string()).describe('该行依据的线索 Leads that it was made of'),
})

const table = z.object({
  title: z.string(),
  lines: z.array(z.string()),
  columns: z.array(z.object({ field: z.string(), title: z.string() })),
  rows: z.array(row),
  notes: z.array(z.string()),
})
export type WireTable = z.infer<typeof table>

const paper = z.object({
  title: z.string(),
  addressee: z.string(),
  blocks: z.array(
    z.object({
      kind: z.enum(['heading', 'text', 'facts', 'table']),
      text: z.string().nullable(),
      rows: z.array(z.array(z.string())),
    }),
  ),
  characters: z.int().describe('字数 Signs without blanks'),
})

const rowDifference = z.object({
  key: z.string(),
  object: z.string(),
  what: z.enum(['only-filed', 'only-now', 'changed']),
  cells: z.array(z.object({ title: z.string(), filed: z.string(), now: z.string() })),
})
export type WireRowDifference = z.infer<typeof rowDifference>

export const reportContent = z
  .object({
    region: z.string().describe('空：全部地区 Empty: the whole installation'),
    regionName: z.string(),
    from: dateText,
    to: dateText,
    title: z.string(),
    table: table.nullable(),
    paper: paper.nullable(),
    figures: z.array(figure),
    typical: z.array(
      z.object({
        violationId: z.string(),
        masked: z.string(),
        told: z.string(),
        reasons: z.array(z.string()),
      }),
    ),
    merged: z
      .object({
        cities: z.array(
          z.object({
            region: z.string(),
            name: z.string(),
            state: z.enum(['same', 'differs', 'not-filed']),
            reportId: z.string().nullable(),
            filedRows: z.int().nullable(),
            ourRows: z.int(),
            differences: z.array(rowDifference),
          }),
        ),
        doubled: z.array(
          z.object({ body: z.string(), object: z.string(), cities: z.array(z.string()) }),
        ),
      })
      .nullable()
      .describe(
        '省级汇总：各市报送与系统数据 Of a province: what its cities filed beside our rows',
      ),
  })
  .meta({ id: 'ReportContent' })
export type ReportContent = z.infer<typeof reportContent>

const listed = {
  id: z.string(),
  kind: z.enum(REPORT_KINDS),
  kindWords: bilingual,
  region: z.string(),
  regionName: z.string(),
  from: dateText,
  to: dateText,
  title: z.string(),
  state: z.enum(REPORT_STATES),
  rehearsal: z.boolean(),
  sweep: z
    .string()
    .nullable()
    .describe('由哪项巡查的专项行动要求 The sweep whose campaign asks for it'),
  due: dateText.nullable(),
  overdue: z.boolean(),
  madeAt: instantText,
  madeBy: z.string(),
  violationId: z.string().nullable().describe('移送函所涉线索 Of a referral'),
  formats: z.array(z.enum(REPORT_FORMATS)),
  filed: z
    .object({
      at: instantText,
      by: z.string(),
      why: z.string(),
      addressee: z.string(),
      files: z.array(
        z.object({ format: z.enum(REPORT_FORMATS), sha256: sha256Text, bytes: z.int() }),
      ),
    })
    .nullable(),
  version: z.int(),
}

export const listedReport = z.object(listed).meta({ id: 'ListedReport' })
export type ListedReport = z.infer<typeof listedReport>

export const report = z
  .object({
    ...listed,
    entered,
    content: reportContent,
    differences: z
      .object({
        figures: z.array(
          z.object({
            code: z.string(),
            zh: z.string(),
            filed: z.number().nullable(),
            now: z.number().nullable(),
          }),
        ),
        rows: z.array(rowDifference),
      })
      .nullable()
      .describe('报送之后系统数据的变化 What our rows say now that they did not when it was filed'),
    uncompared: z
      .string()
      .optional()
      .describe('为何未能与现有记录比对 Why nothing is said of differences'),
  })
  .meta({ id: 'Report' })
export type Report = z.infer<typeof report>

export const reportRows = z
  .object({
    figure: figure.omit({ value: true }).extend({ value: z.number() }),
    items: z.array(
      z.object({
        kind: z.enum(['institution', 'room', 'violation', 'cut', 'letter', 'referral']),
        id: z.string(),
        name: z.string().describe('机构、直播间 What people call it'),
        violationId: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ReportRows' })
export type ReportRows = z.infer<typeof reportRows>

/** Body of `POST /reports`. */
export const reportInput = z
  .strictObject({
    ...spanned,
    kind: z.enum(SPANNED_KINDS),
    rehearsal: z.boolean().default(false),
    entered: enteredNow.default({}),
    reason: reasonText,
  })
  .meta({ id: 'NewReport' })

/** Body of `POST /reports/{id}/submit`. */
export const submitInput = z
  .strictObject({
    addressee: line.describe('报送单位 To whom'),
    entered: enteredNow.exactOptional().describe('不写：按草稿 Left out: as in the draft'),
    reason: reasonText,
  })
  .meta({ id: 'SubmitReport' })

export const reportFileQuery = z.object({ format: z.enum(REPORT_FORMATS) })

export const referralQuery = z.object({ department: z.enum(DEPARTMENTS) })

export const referralNeeds = z
  .object({
    department: z.enum(DEPARTMENTS),
    departmentWords: bilingual,
    asks: z.string().describe('请其办理的事项 What it is asked to do'),
    items: z.array(
      z.object({
        enclosure: z.enum(ENCLOSURES),
        words: bilingual,
        paper: z
          .string()
          .nullable()
          .describe('系统已有；null：须由人填写 null: a person has to give it'),
      }),
    ),
  })
  .meta({ id: 'ReferralNeeds' })
export type ReferralNeeds = z.infer<typeof referralNeeds>

/** Body of `POST /violations/{id}/referrals`. */
export const referralInput = z
  .strictObject({
    department: z.enum(DEPARTMENTS),
    addressee: line,
    enclosures: z
      .array(z.strictObject({ enclosure: z.enum(ENCLOSURES), paper: line }))
      .max(ENCLOSURES.length)
      .default([])
      .describe('所附材料的文号或名称 Number or name of each paper enclosed'),
    issuer: line.exactOptional().describe('Left out: as on the letter before'),
    contact: z
      .object({ name: line, phone: line })
      .exactOptional()
      .describe('Left out: as on the letter before'),
    again: z.boolean().default(false).describe('再次移送 To the same department once more'),
    preview: z.boolean().default(false),
    reason: reasonText,
  })
  .meta({ id: 'NewReferral' })
