import { z } from 'zod'
import { sha256Text } from './primitives.ts'
import { problem } from './problem.ts'

const count = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
})

/** A remark on a row; with a column when one cell is meant. */
const rowRemark = z.object({
  sheet: z.string().describe('Name of the worksheet; empty for CSV'),
  row: z.number().int().describe('As the spreadsheet program counts, from 1'),
  column: z.string().nullable().describe('Letter of the column'),
  heading: z.string().nullable(),
  value: z.string().nullable().describe('What stood there, shortened'),
  reason: z.object({ zh: z.string(), en: z.string() }),
})

/** What an import did, or in a dry run would do. Nothing is written while a row is rejected. */
export const importReport = z
  .object({
    file: z.string(),
    sha256: sha256Text,
    dryRun: z.boolean(),
    applied: z.boolean(),
    rows: z.number().int(),
    changes: z.object({
      institutions: count,
      systems: count,
      teachers: count,
      rooms: count,
      courses: count,
    }),
    rejected: z.array(rowRemark),
    warnings: z.array(rowRemark),
  })
  .meta({ id: 'ImportReport' })
export type ImportReport = z.infer<typeof importReport>

/** RFC 9457 with every rejected row. */
export const importProblem = problem
  .extend({ report: importReport.optional() })
  .meta({ id: 'ImportProblem' })

export const importQuery = z.object({
  dryRun: z.enum(['true', 'false', '1', '0']).optional(),
  /** Name of the file, for the audit. */
  file: z.string().trim().min(1).max(200).optional(),
  reason: z.string().trim().max(2_000).optional(),
})
