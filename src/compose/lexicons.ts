import { fileURLToPath } from 'node:url'
import { readLexicons } from '../adapters/lexicons/read-lexicons.ts'
import type { Result } from '../core/fault.ts'
import type { Lexicons } from '../core/reading/lexicon/lexicon-term.ts'

/** The term lists that come with the program; read anew at each call, some 30 ms. */
export const shippedLexicons = (): Promise<Result<Lexicons>> =>
  readLexicons(fileURLToPath(new URL('../../lexicons', import.meta.url)))
