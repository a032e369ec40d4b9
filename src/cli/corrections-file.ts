import { z } from 'zod'
import { unreadableWords } from '../adapters/system/named-file.ts'
import { textsOfCase } from '../app/judgement/corrections.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import type { CorrectedText } from '../core/learning/correction.ts'
import type { CommandIo } from './io.ts'
import { filledLines } from './json-lines.ts'
import { parseShapedLine } from './reading/text-line.ts'

/** What of a line of `labels export` is learned from. */
const LINE = z.object({
  violationId: z.string().min(1),
  content: z.enum(['subject', 'non-subject']).nullable(),
  title: z.string().nullable(),
  pageText: z.string().nullable(),
  frames: z.array(z.object({ text: z.string() })),
})

/** Reads a file that `labels export` wrote; the last word on each case holds. */
export async function correctionsIn(
  io: CommandIo,
  file: string,
): Promise<Result<readonly CorrectedText[]>> {
  const byCase = new Map<string, readonly CorrectedText[]>()
  const wrong = (number: number, why: string): Result<never> =>
    fail('bad-request', `${file} 第${number}行 / line ${number}: ${why}`, '--corrections')
  try {
    for await (const { number, line } of filledLines(io, file)) {
      const parsed = parseShapedLine(LINE, line)
      if (!parsed.ok) return wrong(number, parsed.problem)
      const texts = textsOfCase(parsed.data)
      // The last word on a case holds, also where it takes the words of an earlier one away.
      byCase.delete(parsed.data.violationId)
      if (texts.length > 0) byCase.set(parsed.data.violationId, texts)
    }
  } catch (cause) {
    const words = unreadableWords(file, cause)
    if (words === null) throw cause
    return fail('bad-request', words, '--corrections')
  }
  return succeed([...byCase.values()].flat())
}
