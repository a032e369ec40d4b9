import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Fault, fail, failAll, type Result, succeed } from '../../core/fault.ts'
import type { Lexicons, Sense } from '../../core/reading/lexicon/lexicon-term.ts'
import { parseLexicon } from '../../core/reading/lexicon/parse-lexicon.ts'

/** Lists of another kind, which no model learned. */
const NAMES = 'names/'

/** A subject or a field has one file, so that the same term twice is seen where it is written. */
const homeOf = (sense: Sense): string => {
  if (sense.kind === 'cue') return 'cue'
  return sense.kind === 'counter' ? sense.field : sense.subject
}

/**
 * Every `.tsv` below a folder but for those of findings (`read-finding-lists.ts`), in the order of their names. Faults:
 * `lexicon-invalid` with file and line of each: a line that cannot be read, a term that stands twice, a subject or field that is
 * spread over two files, no file at all.
 */
export async function readLexicons(folder: string): Promise<Result<Lexicons>> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const files = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.tsv') && !name.startsWith(NAMES))
    .sort()
  if (files.length === 0) return fail('lexicon-invalid', `${folder}：没有词表 / no lexicon`, folder)
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const homes = new Map<string, string>()
  const lexicons: Lexicons[] = []
  const faults: Fault[] = []
  for (const [index, file] of files.entries()) {
    const parsed = parseLexicon(file, texts[index] ?? '')
    if (!parsed.ok) {
      faults.push(parsed.fault)
      continue
    }
    const senses = new Set(parsed.value.map(({ sense }) => sense))
    for (const home of new Set([...senses].map(homeOf))) {
      const other = homes.get(home)
      const message = `${file}:${home} 已在 ${other} / stands in ${other}`
      if (other !== undefined) faults.push({ code: 'lexicon-invalid', message, where: file })
      else homes.set(home, file)
    }
    lexicons.push(parsed.value)
  }
  const [first, ...more] = faults
  return first === undefined ? succeed(lexicons.flat()) : failAll([first, ...more])
}
