import { z } from 'zod'
import { instantText } from '../primitives.ts'
import { foundWords, wordFilters, wordsAsked } from './word-search.ts'

export const SEARCH_TROUBLES = ['too-many', 'no-right'] as const

const said = {
  name: z.string().trim().min(1).max(60),
  words: wordsAsked,
  ...wordFilters,
  from: instantText.optional(),
  to: instantText.optional(),
  shared: z
    .boolean()
    .default(false)
    .describe('是否与管辖同一范围的同事共享 Shown to whoever may look at all that it looks at'),
  alert: z.boolean().default(false).describe('有新内容时提醒 Tell when there is something new'),
}

export const savedSearchInput = z.strictObject(said).meta({ id: 'NewSavedSearch' })
export const savedSearchChange = z
  .strictObject({
    ...said,
    expectedVersion: z.number().int().describe('所改的版本 The version that was edited'),
  })
  .meta({ id: 'SavedSearchChange' })

export const savedSearch = z
  .object({
    ...said,
    id: z.string(),
    shared: z.boolean(),
    alert: z.boolean(),
    version: z.number().int(),
    own: z.boolean().describe('是否自己保存的 Whether it is the caller’s own'),
    owner: z.string().nullable(),
    lastRunAt: instantText.nullable().describe('null：还没有运行过 It has not run yet'),
    lastFoundAt: instantText.nullable(),
    hits: z.number().int(),
    unseen: z.number().int().describe('保存者还没看的 Those that its owner has not seen'),
    dropped: z
      .number()
      .int()
      .describe('一次太多而没有留存的 Those that were too many at once to be kept'),
    trouble: z
      .enum(SEARCH_TROUBLES)
      .nullable()
      .describe(
        'too-many：一次新内容太多，已放慢；no-right：权限已失，已停 It found too much at once and is slowed; its owner lost the right and it is stopped',
      ),
  })
  .meta({ id: 'SavedSearch' })
export type SavedSearch = z.infer<typeof savedSearch>

export const searchHit = foundWords
  .omit({ excerpt: true })
  .extend({
    excerpt: foundWords.shape.excerpt
      .nullable()
      .describe('null：已按期删除，不再留存 Deleted when its time was over'),
    foundAt: instantText,
    seen: z.boolean(),
  })
  .meta({ id: 'SearchHit' })
export type SearchHit = z.infer<typeof searchHit>

export const seenInput = z
  .strictObject({
    upTo: instantText.describe('看到的最晚一条的 foundAt Of the latest that was seen'),
  })
  .meta({ id: 'SeenHits' })
