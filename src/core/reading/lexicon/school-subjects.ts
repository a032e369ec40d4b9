import { BIOLOGY } from './biology.ts'
import { CHEMISTRY } from './chemistry.ts'
import { CHINESE } from './chinese.ts'
import { ENGLISH } from './english.ts'
import { JAPANESE, RUSSIAN } from './foreign-languages.ts'
import { FURTHER_TERMS } from './further-terms.ts'
import { GEOGRAPHY } from './geography.ts'
import { HISTORY } from './history.ts'
import { MATHS } from './maths.ts'
import { CHINESE_PHRASES, HISTORY_PHRASES } from './more-humanities.ts'
import { BIOLOGY_PHRASES, CHEMISTRY_PHRASES } from './more-nature.ts'
import { MATHS_PHRASES, PHYSICS_PHRASES } from './more-sciences.ts'
import { GEOGRAPHY_PHRASES, POLITICS_PHRASES } from './more-society.ts'
import { PHYSICS } from './physics.ts'
import { POLITICS } from './politics.ts'
import type { SubjectLexicon } from './subject-lexicon.ts'
import { TEXTBOOK_CHINESE } from './textbook-chinese.ts'
import { TEXTBOOK_LANGUAGES } from './textbook-languages.ts'
import { TEXTBOOK_MATHS } from './textbook-maths.ts'
import { TEXTBOOK_SCIENCES } from './textbook-sciences.ts'
import { TEXTBOOK_SOCIETY } from './textbook-society.ts'

/** The lexicons of the eleven subjects; a subject may have several. */
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
  CHINESE_PHRASES,
  MATHS_PHRASES,
  PHYSICS_PHRASES,
  CHEMISTRY_PHRASES,
  BIOLOGY_PHRASES,
  POLITICS_PHRASES,
  HISTORY_PHRASES,
  GEOGRAPHY_PHRASES,
  ...FURTHER_TERMS,
  ...TEXTBOOK_CHINESE,
  ...TEXTBOOK_MATHS,
  ...TEXTBOOK_LANGUAGES,
  ...TEXTBOOK_SCIENCES,
  ...TEXTBOOK_SOCIETY,
]
