import { fileURLToPath } from 'node:url'
import { readFindingLists } from '../adapters/lexicons/read-finding-lists.ts'
import { readLexicons } from '../adapters/lexicons/read-lexicons.ts'
import type { Result } from '../core/fault.ts'
import type { FindingLists } from '../core/findings/finding-lists.ts'
import type { Lexicons } from '../core/reading/lexicon/lexicon-term.ts'

const folder = (): string => fileURLToPath(new URL('../../lexicons', import.meta.url))

/** The term lists that come with the program; read anew at each call, some 30 ms. */
export const shippedLexicons = (): Promise<Result<Lexicons>> => readLexicons(folder())

/** Names that hide and words of soliciting, as they come with the program. */
export const shippedFindingLists = (): Promise<Result<FindingLists>> => readFindingLists(folder())
