import { linesOf, parseDocumentText } from './yaml-file.ts'
import { isProblem } from './yaml-reading.ts'

// What runs in the child process. `yaml-program.ts` describes it.

/** Called by the supervisor's side of the process. */
export async function openReader() {
  return async (bytes: Uint8Array, parameters: unknown): Promise<unknown> => {
    const { file } = parameters as { readonly file: string }
    const read = parseDocumentText(file, Buffer.from(bytes).toString('utf8'))
    if (isProblem(read)) return { problem: read }
    return { data: read.data, lines: linesOf(read) }
  }
}
