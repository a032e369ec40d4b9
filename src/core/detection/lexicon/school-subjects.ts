import { BIOLOGY } from './biology.ts'
import { CHEMISTRY } from './chemistry.ts'
import { CHINESE } from './chinese.ts'
import { ENGLISH } from './english.ts'
import { JAPANESE, RUSSIAN } from './foreign-languages.ts'
import { GEOGRAPHY } from './geography.ts'
import { HISTORY } from './history.ts'
import { MATHS } from './maths.ts'
import { PHYSICS } from './physics.ts'
import { POLITICS } from './politics.ts'
import type { SubjectLexicon } from './subject-lexicon.ts'

/** One lexicon for each of the eleven subjects. */
export const SCHOOL_SUBJECTS: readonly SubjectLexicon[] = [
  CHINESE,
  MATHS,
  ENGLISH,
  JAPANESE,
  RUSSIAN,
  PHYSICS,
  CHEMISTRY,
  BIOLOGY,
  POLITICS,
  HISTORY,
  GEOGRAPHY,
]
