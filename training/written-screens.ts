import type { TrainingScreen } from './made-screens.ts'
import { WRITTEN_ACADEMIC } from './written-academic.ts'
import { WRITTEN_ADULT_COURSES } from './written-adult-courses.ts'
import { WRITTEN_BIOLOGY } from './written-biology.ts'
import { WRITTEN_CHINESE } from './written-chinese.ts'
import { WRITTEN_CULTURE } from './written-culture.ts'
import { WRITTEN_EDUCATION_NEWS } from './written-education-news.ts'
import { WRITTEN_ENGLISH_PROSE } from './written-english-prose.ts'
import { WRITTEN_ENGLISH_WORKSHEETS } from './written-english-worksheets.ts'
import { WRITTEN_EXAMINATIONS } from './written-examinations.ts'
import { WRITTEN_FORMULA_BOARDS } from './written-formula-boards.ts'
import { WRITTEN_FULL_PAGES } from './written-full-pages.ts'
import { WRITTEN_GENERAL_KNOWLEDGE } from './written-general-knowledge.ts'
import { WRITTEN_GEOGRAPHY } from './written-geography.ts'
import { WRITTEN_HOBBY_LESSONS } from './written-hobby-lessons.ts'
import { WRITTEN_JUNIOR_NOTES } from './written-junior-notes.ts'
import { WRITTEN_LANGUAGES } from './written-languages.ts'
import { WRITTEN_LEISURE } from './written-leisure.ts'
import { WRITTEN_LIVE_SELLING } from './written-live-selling.ts'
import { WRITTEN_LONGER_LESSONS } from './written-longer-lessons.ts'
import { WRITTEN_LONGER_PROSE } from './written-longer-prose.ts'
import { WRITTEN_LOOK_ALIKES } from './written-look-alikes.ts'
import { WRITTEN_LOWER_PRIMARY } from './written-lower-primary.ts'
import { WRITTEN_MATHS } from './written-maths.ts'
import { WRITTEN_MORE_BOARDS } from './written-more-boards.ts'
import { WRITTEN_MORE_ENGLISH } from './written-more-english.ts'
import { WRITTEN_MORE_HOBBIES } from './written-more-hobbies.ts'
import { WRITTEN_MORE_PROBLEMS } from './written-more-problems.ts'
import { WRITTEN_MORE_SOCIETY } from './written-more-society.ts'
import { WRITTEN_MORE_SPOKEN_OTHERS } from './written-more-spoken-others.ts'
import { WRITTEN_NEAR_LESSONS } from './written-near-lessons.ts'
import { WRITTEN_OTHER_FULL_PAGES } from './written-other-full-pages.ts'
import { WRITTEN_SCHOOL_TALK } from './written-school-talk.ts'
import { WRITTEN_SCIENCES } from './written-sciences.ts'
import { WRITTEN_SENIOR_NOTES } from './written-senior-notes.ts'
import { WRITTEN_SOCIETY } from './written-society.ts'
import { WRITTEN_SPARSE_SLIDES } from './written-sparse-slides.ts'
import { WRITTEN_SPOKEN_CLASSROOM } from './written-spoken-classroom.ts'
import { WRITTEN_SPOKEN_EXPLAINING } from './written-spoken-explaining.ts'
import { WRITTEN_SPOKEN_HOBBIES } from './written-spoken-hobbies.ts'
import { WRITTEN_SPOKEN_LANGUAGES } from './written-spoken-languages.ts'
import { WRITTEN_SPOKEN_MATHS } from './written-spoken-maths.ts'
import { WRITTEN_SPOKEN_MORE_LESSONS } from './written-spoken-more-lessons.ts'
import { WRITTEN_SPOKEN_OTHERS } from './written-spoken-others.ts'
import { WRITTEN_SPOKEN_SCIENCES } from './written-spoken-sciences.ts'
import { WRITTEN_SPOKEN_SOCIETY } from './written-spoken-society.ts'
import { WRITTEN_SPOKEN_TRADES_AT_LENGTH } from './written-spoken-trades-at-length.ts'
import { WRITTEN_TALK_AND_STORIES } from './written-talk-and-stories.ts'
import { WRITTEN_TRADITIONAL } from './written-traditional.ts'
import { WRITTEN_TRADITIONAL_SPOKEN } from './written-traditional-spoken.ts'
import { WRITTEN_TRANSLATED_PROBLEMS } from './written-translated-problems.ts'
import { WRITTEN_WAITING_ROOMS } from './written-waiting-rooms.ts'
import { WRITTEN_WELLBEING } from './written-wellbeing.ts'
import { WRITTEN_WORDS_AND_CLASSICS } from './written-words-and-classics.ts'

/** Screens by what they are about: `SUBJECT stage` for a lesson, a field for anything else. */
export type WrittenScreens = Readonly<Record<string, string>>

export const LESSONS: readonly WrittenScreens[] = [
  WRITTEN_CHINESE,
  WRITTEN_MATHS,
  WRITTEN_LANGUAGES,
  WRITTEN_SCIENCES,
  WRITTEN_BIOLOGY,
  WRITTEN_SOCIETY,
  WRITTEN_GEOGRAPHY,
  WRITTEN_SPOKEN_MATHS,
  WRITTEN_SPOKEN_LANGUAGES,
  WRITTEN_SPOKEN_SCIENCES,
  WRITTEN_SPOKEN_SOCIETY,
  WRITTEN_FORMULA_BOARDS,
  WRITTEN_TRANSLATED_PROBLEMS,
  WRITTEN_WORDS_AND_CLASSICS,
  WRITTEN_LOWER_PRIMARY,
  WRITTEN_SENIOR_NOTES,
  WRITTEN_TRADITIONAL,
  WRITTEN_ENGLISH_WORKSHEETS,
  WRITTEN_SPARSE_SLIDES,
  WRITTEN_SPOKEN_EXPLAINING,
  WRITTEN_FULL_PAGES,
  WRITTEN_SPOKEN_CLASSROOM,
  WRITTEN_LONGER_LESSONS,
  WRITTEN_JUNIOR_NOTES,
  WRITTEN_TRADITIONAL_SPOKEN,
  WRITTEN_SPOKEN_MORE_LESSONS,
  WRITTEN_MORE_BOARDS,
  WRITTEN_MORE_PROBLEMS,
  WRITTEN_MORE_SOCIETY,
]
export const OTHERS: readonly WrittenScreens[] = [
  WRITTEN_EXAMINATIONS,
  WRITTEN_ACADEMIC,
  WRITTEN_CULTURE,
  WRITTEN_LEISURE,
  WRITTEN_ENGLISH_PROSE,
  WRITTEN_SCHOOL_TALK,
  WRITTEN_EDUCATION_NEWS,
  WRITTEN_ADULT_COURSES,
  WRITTEN_HOBBY_LESSONS,
  WRITTEN_SPOKEN_HOBBIES,
  WRITTEN_WELLBEING,
  WRITTEN_LIVE_SELLING,
  WRITTEN_TALK_AND_STORIES,
  WRITTEN_SPOKEN_OTHERS,
  WRITTEN_SPOKEN_TRADES_AT_LENGTH,
  WRITTEN_LOOK_ALIKES,
  WRITTEN_OTHER_FULL_PAGES,
  WRITTEN_MORE_HOBBIES,
  WRITTEN_MORE_SPOKEN_OTHERS,
  WRITTEN_WAITING_ROOMS,
  WRITTEN_GENERAL_KNOWLEDGE,
  WRITTEN_LONGER_PROSE,
  WRITTEN_NEAR_LESSONS,
  WRITTEN_MORE_ENGLISH,
]

/** Question collections hold neither slides nor what a teacher says, so a written screen counts for several. */
const IMPORTANCE = 4

export function writtenScreens(): readonly TrainingScreen[] {
  const read = (screens: WrittenScreens, label: TrainingScreen['label']) =>
    Object.entries(screens).flatMap(([kind, lines]) =>
      lines
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ({ kind, label, importance: IMPORTANCE, text: laidOut(line) })),
    )
  return [
    ...LESSONS.flatMap((screens) => read(screens, 'subject')),
    ...OTHERS.flatMap((screens) => read(screens, 'non-subject')),
  ]
}

function laidOut(line: string): string {
  const [stem = '', ...options] = line.split('¦')
  const lettered = options.map((option, i) => `${'ABCDEF'.charAt(i)}. ${option}`)
  return [stem.replaceAll(' / ', '\n'), ...lettered].join('\n')
}
