import { z } from 'zod'
import { listQuery } from '../list.ts'
import { instantText, regionFilter, sha256Text } from '../primitives.ts'
import { RULE_CODES, VIOLATION_STATUSES } from '../words/vocabulary.ts'

export const SENSES = ['picture', 'sound'] as const

const wordFilters = {
  region: regionFilter.optional(),
  institutionId: z.string().max(128).optional(),
  roomId: z.string().max(128).optional(),
  sense: z
    .enum(SENSES)
    .optional()
    .describe('picture：读到的；sound：听到的 Read off pictures, or heard'),
}

export const wordQuery = listQuery.extend({
  words: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .describe(
      '要找的词，空格分开的都要出现，每个至少两个字；老师姓名、群号、课件里的一行都可以 What to look for; all of the words parted by blanks, of two signs at least: the name of a teacher, the number of a group, a line of a slide',
    ),
  ...wordFilters,
  from: instantText.optional(),
  to: instantText.optional(),
})

export const foundWords = z
  .object({
    id: z.string(),
    at: instantText,
    sense: z.enum(SENSES),
    excerpt: z.object({
      text: z.string(),
      hits: z
        .array(z.object({ start: z.number().int(), end: z.number().int() }))
        .describe('UTF-16, half-open, into `text`'),
    }),
    sha256: sha256Text.nullable().describe('所在的证据文件 The kept file; null: it was not kept'),
    url: z.string().nullable(),
    violationId: z.string(),
    status: z.enum(VIOLATION_STATUSES),
    rule: z.enum(RULE_CODES),
    roomId: z.string(),
    roomTitle: z.string(),
    institutionId: z.string(),
    institutionName: z.string(),
    region: z.string(),
  })
  .meta({ id: 'FoundWords' })
export type FoundWords = z.infer<typeof foundWords>
