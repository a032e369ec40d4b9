import { fileURLToPath } from 'node:url'
import { readLexicons } from '../src/adapters/lexicons/read-lexicons.ts'
import type { Lexicons, LexiconTerm, Sense } from '../src/core/reading/lexicon/lexicon-term.ts'

/** The lists that the program comes with. */
export async function trainingLexicons(): Promise<Lexicons> {
  const read = await readLexicons(fileURLToPath(new URL('../lexicons', import.meta.url)))
  if (!read.ok) throw new Error(read.fault.message)
  return read.value
}

/** Terms with a sense, in the order of the files. */
export const termsThat = (
  lexicons: Lexicons,
  says: (sense: Sense, source: LexiconTerm['source']) => boolean,
): readonly string[] =>
  lexicons.filter(({ sense, source }) => says(sense, source)).map(({ term }) => term)
