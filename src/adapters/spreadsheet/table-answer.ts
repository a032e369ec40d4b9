import { z } from 'zod'
import type { Result } from '../../core/fault.ts'
import type { Sheet } from '../../ports/spreadsheets.ts'

// Millions of cells are not walked through a schema: what they are is asked here, where a table comes in.
const isPlain = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const isCell = (cell: unknown): boolean => {
  if (isPlain(cell)) return true
  const { odd, value } = cell as { readonly odd?: unknown; readonly value?: unknown }
  return typeof odd === 'string' && isPlain(value)
}

const isRow = (row: unknown): boolean => {
  if (typeof row !== 'object' || row === null) return false
  const { number, cells } = row as { readonly number?: unknown; readonly cells?: unknown }
  return typeof number === 'number' && Array.isArray(cells) && cells.every(isCell)
}

const numbers = z.array(z.number()).readonly()
const sheet = z.object({
  name: z.string(),
  from1904: z.boolean(),
  rows: z.custom<Sheet['rows']>((rows) => Array.isArray(rows) && rows.every(isRow)),
  hidden: z.object({ isSheet: z.boolean(), rows: numbers, columns: numbers }).exactOptional(),
})

/** What a process that read a stranger's file may answer. */
export const tableAnswer: z.ZodType<Result<readonly Sheet[]>> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.array(sheet).readonly() }),
  z.object({
    ok: z.literal(false),
    fault: z.object({
      code: z.literal('bad-request'),
      message: z.string().max(2_000),
      where: z.string().max(200).exactOptional(),
    }),
  }),
])
