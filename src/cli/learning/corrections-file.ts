import { z } from 'zod'
import { unreadableWords } from '../../adapters/system/named-file.ts'
import { UNREAD_CONTEXTS } from '../../app/queries/export-labels.ts'
import { instantText } from '../../contracts/primitives.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { type Corrections, createCorrections } from '../../core/learning/decided-cases.ts'
import { parseInstant } from '../../core/time/instant.ts'
import type { CommandIo } from '../io.ts'
import { filledLines } from '../json-lines.ts'
import { parseShapedLine } from '../reading/text-line.ts'

/** What of a line of `labels export` is learned from. */
const LINE = z.object({
  violationId: z.string().min(1),
  labelledAt: instantText.optional(),
  content: z.enum(['subject', 'non-subject']).nullable(),
  title: z.string().nullable(),
  pageText: z.string().nullable(),
  contextUnread: z.enum(UNREAD_CONTEXTS).nullable().optional(),
  frames: z.array(z.object({ text: z.string() })),
})

/** Reads a file that `labels export` wrote, or several of them in one, in whatever order. */
export async function correctionsIn(io: CommandIo, file: string): Promise<Result<Corrections>> {
  const collected = createCorrections()
  const wrong = (number: number, why: string): Result<never> =>
    fail('bad-request', `${file} 第${number}行 / line ${number}: ${why}`, '--corrections')
  try {
    for await (const { number, line } of filledLines(io, file)) {
      const parsed = parseShapedLine(LINE, line)
      if (!parsed.ok) return wrong(number, parsed.problem)
      const { labelledAt, contextUnread, ...told } = parsed.data
      const at = labelledAt === undefined ? null : parseInstant(labelledAt)
      if (labelledAt !== undefined && at === null) {
        return wrong(number, 'labelledAt：没有这个时刻 / no such moment')
      }
      collected.add({ ...told, at, isContextUnread: (contextUnread ?? null) !== null })
    }
  } catch (cause) {
    const words = unreadableWords(file, cause)
    if (words === null) throw cause
    return fail('bad-request', words, '--corrections')
  }
  return succeed(collected.all())
}
