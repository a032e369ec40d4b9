import { z } from 'zod'
import { bilingual, dateText, instantText, reasonText, sha256Text } from '../primitives.ts'
import { CUT_FINDINGS } from '../words/cut-vocabulary.ts'
import { CARD_MARKS } from '../words/vocabulary.ts'

export const LETTER_STATUSES = [
  'issued',
  'acknowledged',
  'verified',
  'overdue',
  'withdrawn',
] as const
export const LETTER_KINDS = ['measures', 'card'] as const
/** From the mildest to the hardest. */
export const MEASURE_CODES = [
  'warn',
  'clear-promotion',
  'limit-functions',
  'limit-traffic',
  'suspend-live',
  'stop-for-term',
  'take-down',
  'close-account',
  'bar-registration',
  'blacklist',
] as const
export const LISTED_KINDS = [
  'frame',
  'clip',
  'page',
  'text',
  'context',
  'screenshot',
  'capture',
] as const
export const REMINDER_CAUSES = ['no-receipt', 'overdue', 'still-overdue'] as const
export const DOCUMENT_FORMATS = ['docx', 'pdf'] as const

const line = z.string().trim().min(1).max(200)
const contact = z.object({ name: line, phone: line })

/** What a letter may ask for, with the law by which it may. */
export const measure = z.object({
  code: z.enum(MEASURE_CODES),
  words: bilingual,
  law: z.array(z.string()).readonly().describe('Empty: it cannot be asked for of such a room'),
  hours: z.number().describe('Time that the platform is given unless a person says otherwise'),
  stops: z.boolean().describe('Whether our own look can show that it was done'),
})
export type Measure = z.infer<typeof measure>
export const measureList = z
  .object({
    items: z.array(measure).readonly(),
    /** What the letter before had, for the next one; `null`: there was none. */
    sender: z.object({ prefix: z.string(), issuer: z.string(), contact }).nullable(),
    addressee: z.string().nullable().describe('As the cut target of the room names it'),
    account: z.string().nullable(),
  })
  .meta({ id: 'LetterMeasures' })
export type MeasureList = z.infer<typeof measureList>

const document = z.object({
  ordinal: z.number().int().describe('0: the letter; 1, 2, …: its reminders'),
  format: z.enum(DOCUMENT_FORMATS),
  sha256: sha256Text,
  bytes: z.number().int(),
})

export const letter = z
  .object({
    id: z.string(),
    number: z.string().describe('文号'),
    kind: z.enum(LETTER_KINDS),
    violationId: z.string(),
    roomId: z.string(),
    institutionId: z.string(),
    addressee: z.string(),
    issuer: z.string(),
    contact,
    reason: z.string(),
    sellsCourses: z.boolean(),
    institution: z.string(),
    room: z.string(),
    account: z.string().nullable(),
    finding: z.string(),
    evidence: z
      .array(z.object({ kind: z.enum(LISTED_KINDS), at: instantText, sha256: sha256Text }))
      .readonly(),
    evidenceTotal: z.number().int(),
    measures: z
      .array(
        z.object({
          code: z.enum(MEASURE_CODES),
          words: bilingual,
          law: z.array(z.string()).readonly(),
          due: instantText,
          reportedAt: instantText.nullable().describe('What the platform says; nobody has looked'),
          stops: z.boolean(),
        }),
      )
      .readonly(),
    card: z
      .object({
        mark: z.enum(CARD_MARKS),
        on: dateText,
        yellowCards: z.number().int(),
        countsUntil: dateText,
        grave: z.string().nullable(),
        appealWorkdays: z.number().int(),
        law: z.array(z.string()).readonly(),
      })
      .nullable(),
    /** `acknowledged` is the addressee's word; only `verified` was seen by our own look. */
    status: z.enum(LETTER_STATUSES),
    statusWords: bilingual,
    deadline: instantText.nullable(),
    issuedAt: instantText,
    issuedBy: z.string(),
    receipt: z
      .object({
        receivedAt: instantText,
        receivedBy: z.string(),
        number: z.string(),
        enteredBy: z.string(),
        enteredAt: instantText,
      })
      .nullable(),
    reports: z
      .array(
        z.object({
          codes: z.array(z.enum(MEASURE_CODES)).readonly(),
          at: instantText,
          by: z.string(),
          note: z.string(),
          enteredAt: instantText,
        }),
      )
      .readonly(),
    reminders: z
      .array(
        z.object({
          ordinal: z.number().int(),
          at: instantText,
          by: z.string(),
          reason: z.string(),
        }),
      )
      .readonly(),
    /** The clock says that a reminder is due, and none was sent since; `null`: none is. */
    reminderDue: z.object({ at: instantText, cause: z.enum(REMINDER_CAUSES) }).nullable(),
    checks: z
      .array(
        z.object({
          at: instantText,
          what: z.string(),
          found: z.enum(CUT_FINDINGS),
          detail: z.string(),
        }),
      )
      .readonly(),
    provedAt: instantText.nullable(),
    verifiedAt: instantText.nullable(),
    overdueSince: instantText.nullable(),
    withdrawn: z.object({ at: instantText, by: z.string(), why: z.string() }).nullable(),
    documents: z.array(document).readonly(),
    rehearsal: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Letter' })
export type Letter = z.infer<typeof letter>

const sender = {
  prefix: z.string().trim().min(1).max(20).exactOptional().describe('Of its number, such as 巡函'),
  issuer: line.exactOptional().describe('Left out: as on the letter before'),
  contact: contact.exactOptional().describe('Left out: as on the letter before'),
}

/** Body of `POST /violations/{id}/letters`. */
export const letterInput = z
  .strictObject({
    ...sender,
    reason: reasonText,
    addressee: line,
    account: line.nullable().default(null).describe('How the platform names the room'),
    sellsCourses: z
      .boolean()
      .default(false)
      .describe('The room sells courses: the rules of live commerce are cited, too'),
    measures: z
      .array(
        z.strictObject({
          code: z.enum(MEASURE_CODES),
          hours: z.number().positive().max(720).exactOptional(),
        }),
      )
      .max(MEASURE_CODES.length),
    preview: z.boolean().default(false).describe('Show it; nothing is kept, no number is taken'),
  })
  .meta({ id: 'NewLetter' })
export type LetterInput = z.input<typeof letterInput>

/** Body of `POST /violations/{id}/card/notice`. */
export const cardNoticeInput = z
  .strictObject({ ...sender, reason: reasonText, preview: z.boolean().default(false) })
  .meta({ id: 'NewCardNotice' })
export type CardNoticeInput = z.input<typeof cardNoticeInput>

export const receiptInput = z
  .strictObject({
    reason: reasonText.default('登记回执'),
    receivedAt: instantText,
    receivedBy: line,
    number: z.string().trim().max(100).default(''),
  })
  .meta({ id: 'LetterReceipt' })
export type ReceiptInput = z.input<typeof receiptInput>

/** What the platform says to have done. */
export const reportInput = z
  .strictObject({
    reason: reasonText,
    at: instantText,
    codes: z.array(z.enum(MEASURE_CODES)).min(1).max(MEASURE_CODES.length),
  })
  .meta({ id: 'LetterReport' })
export type ReportInput = z.input<typeof reportInput>
