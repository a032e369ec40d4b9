import { COUNTER_ACADEMIC } from './counter-academic.ts'
import { COUNTER_DAILY } from './counter-daily.ts'
import { COUNTER_EXAMINATIONS } from './counter-examinations.ts'
import { COUNTER_LEISURE } from './counter-leisure.ts'
import type { CounterLexicon } from './counter-lexicon.ts'
import { COUNTER_MORE } from './counter-more.ts'
import { COUNTER_PUBLIC } from './counter-public.ts'

/** What a live room may be about instead of a school subject; a field may stand in several. */
export const COUNTER_LEXICONS: readonly CounterLexicon[] = [
  COUNTER_ACADEMIC,
  COUNTER_PUBLIC,
  COUNTER_DAILY,
  COUNTER_MORE,
  COUNTER_EXAMINATIONS,
  COUNTER_LEISURE,
]
