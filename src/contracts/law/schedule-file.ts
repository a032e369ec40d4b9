import { z } from 'zod'
import { reasonText } from '../primitives.ts'

/** Handed over as `expectedVersion` by whoever saw no file: versions are hexadecimal, so it is none of them. */
export const NO_FILE = 'none'

/** How a change of a file of the schedules folder is agreed to. */
export const agreedFields = {
  reason: reasonText,
  dryRun: z.boolean().default(false).describe('true: look only, nothing is written'),
  expectedDraft: z.string().max(64).nullable().default(null),
  expectedVersion: z
    .string()
    .max(64)
    .nullable()
    .default(null)
    .describe(
      '所改文件的 version；已被他人修改则拒绝 `version` of the file that was edited; refused where somebody was faster. none: 打开时没有该文件 there was no file. null: not compared',
    ),
}

/** The longest file that anybody needs to write. */
const LONGEST_TEXT = 64_000

export const fileDocument = z
  .union([
    z.string().min(1).max(LONGEST_TEXT),
    z.record(z.string(), z.unknown()).refine(
      // As it would be written.
      (value) => JSON.stringify(value, null, 2).length <= LONGEST_TEXT,
      {
        error: `更短的文件（至多 ${LONGEST_TEXT} 字） a shorter file (${LONGEST_TEXT} letters at most)`,
      },
    ),
  ])
  .describe('The file as YAML or JSON text (complaints then name its lines), or as a value')

export const changeIdField = z
  .string()
  .max(64)
  .nullable()
  .default(null)
  .describe('The file as it was before this change; null: before the latest that stands')

/** What came of a change of a file. */
export const fileChangeFields = {
  changeId: z.string().nullable().describe('null: nothing was written'),
  draftId: z.string().describe('Hand it back as expectedDraft to make exactly this change'),
  warnings: z.array(z.string()),
  version: z.string().nullable().describe('Of the file as it is now; null: there is none'),
}
