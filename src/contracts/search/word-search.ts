import { z } from 'zod'
import { listOf, listQuery } from '../list.ts'
import { instantText, regionFilter, sha256Text } from '../primitives.ts'
import { SENSES, WORD_FILE_FORMATS } from '../words/search-words.ts'
import { RULE_CODES, VIOLATION_STATUSES } from '../words/vocabulary.ts'

/** What a search is narrowed by, besides its words and its time. */
export const wordFilters = {
  region: regionFilter.optional(),
  institutionId: z.string().max(128).optional(),
  roomId: z.string().max(128).optional(),
  sense: z
    .enum(SENSES)
    .optional()
    .describe('picture：读到的；sound：听到的 Read off pictures, or heard'),
}

export const wordsAsked = z
  .string()
  .trim()
  .min(2)
  .max(200)
  .describe(
    '要找的词，空格分开的都要出现，每个至少两个字；老师姓名、群号、课件里的一行都可以 What to look for; all of the words parted by blanks, of two signs at least: the name of a teacher, the number of a group, a line of a slide',
  )

const asked = {
  words: wordsAsked,
  ...wordFilters,
  from: instantText.optional(),
  to: instantText.optional(),
}

export const wordQuery = listQuery.extend(asked)
export const wordFileQuery = z.object({
  ...asked,
  format: z.enum(WORD_FILE_FORMATS).default('csv'),
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

export const foundWordsPage = listOf(foundWords)
  .extend({
    total: z
      .number()
      .int()
      .nullable()
      .describe(
        '共有多少处，至多数到 1000；后续各页为 null How many there are, counted up to 1000; null: a later page',
      ),
  })
  .meta({ id: 'FoundWordsPage' })
export type FoundWordsPage = z.infer<typeof foundWordsPage>
