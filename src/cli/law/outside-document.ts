import { basename } from 'node:path'
import { kindOfDocument } from '../../adapters/schedules/document-kind.ts'
import { sentenceOf } from '../../adapters/schedules/problem.ts'
import { isProblem, type YamlReader } from '../../adapters/schedules/yaml-reading.ts'
import { textOfFile } from '../../adapters/system/named-file.ts'
import { openOutsideYaml } from '../../compose/file-readers.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { CalendarDocument } from '../../ports/legal-schedules.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'

/** The school calendars of all counties take less than one. */
const MOST_BYTES = 8 * 1_048_576

type OutsideDocument = {
  readonly document: CalendarDocument
  /** Knows the document, which was read once, in a process of its own. */
  readonly readYaml: YamlReader
}

/** A notice or school calendars in a file that somebody names; what cannot be one is refused in a sentence. */
export async function outsideDocument(
  context: ProgramContext,
  file: string,
): Promise<Result<OutsideDocument>> {
  const text = await textOfFile(file, MOST_BYTES)
  if (!text.ok) return text
  const name = basename(file)
  return await withFoundation(context, async (foundation) => {
    const source = await openOutsideYaml(foundation)(name, text.value)
    if (isProblem(source)) return fail('bad-request', sentenceOf(source), 'FILE')
    const kind = kindOfDocument(source.data)
    if (kind !== null) {
      return succeed({ document: { kind, name, text: text.value }, readYaml: async () => source })
    }
    const zh = `${file}：既不是放假安排（year、off）也不是校历（rows、region）`
    return fail('bad-request', `${zh} / neither a notice nor school calendars`, 'FILE')
  })
}
