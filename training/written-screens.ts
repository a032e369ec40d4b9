import type { TrainingScreen } from './made-screens.ts'
import { WRITTEN_ACADEMIC } from './texts/lessons/written-academic.ts'
import { WRITTEN_BIOLOGY } from './texts/lessons/written-biology.ts'
import { WRITTEN_CARDS_GLOSSES_AND_TALK } from './texts/lessons/written-cards-glosses-and-talk.ts'
import { WRITTEN_CHINESE } from './texts/lessons/written-chinese.ts'
import { WRITTEN_ENGLISH_WORKSHEETS } from './texts/lessons/written-english-worksheets.ts'
import { WRITTEN_EXAMINATIONS } from './texts/lessons/written-examinations.ts'
import { WRITTEN_FORMULA_BOARDS } from './texts/lessons/written-formula-boards.ts'
import { WRITTEN_FULL_PAGES } from './texts/lessons/written-full-pages.ts'
import { WRITTEN_GEOGRAPHY } from './texts/lessons/written-geography.ts'
import { WRITTEN_JUNIOR_NOTES } from './texts/lessons/written-junior-notes.ts'
import { WRITTEN_LANGUAGES } from './texts/lessons/written-languages.ts'
import { WRITTEN_LESSONS_AT_THE_EDGE } from './texts/lessons/written-lessons-at-the-edge.ts'
import { WRITTEN_LONGER_LESSONS } from './texts/lessons/written-longer-lessons.ts'
import { WRITTEN_LOWER_PRIMARY } from './texts/lessons/written-lower-primary.ts'
import { WRITTEN_MATHS } from './texts/lessons/written-maths.ts'
import { WRITTEN_MORE_BOARDS } from './texts/lessons/written-more-boards.ts'
import { WRITTEN_MORE_ENGLISH } from './texts/lessons/written-more-english.ts'
import { WRITTEN_MORE_PROBLEMS } from './texts/lessons/written-more-problems.ts'
import { WRITTEN_SCIENCES } from './texts/lessons/written-sciences.ts'
import { WRITTEN_SENIOR_NOTES } from './texts/lessons/written-senior-notes.ts'
import { WRITTEN_SOCIETY } from './texts/lessons/written-society.ts'
import { WRITTEN_SPARSE_SLIDES } from './texts/lessons/written-sparse-slides.ts'
import { WRITTEN_TRADITIONAL } from './texts/lessons/written-traditional.ts'
import { WRITTEN_TRANSLATED_PROBLEMS } from './texts/lessons/written-translated-problems.ts'
import { WRITTEN_WORDS_AND_CLASSICS } from './texts/lessons/written-words-and-classics.ts'
import { WRITTEN_ADULT_COURSES } from './texts/others/written-adult-courses.ts'
import { WRITTEN_BESIDE_CARDS_AND_TALK } from './texts/others/written-beside-cards-and-talk.ts'
import { WRITTEN_CIVIL_SERVICE } from './texts/others/written-civil-service.ts'
import { WRITTEN_CULTURE } from './texts/others/written-culture.ts'
import { WRITTEN_DOING_AND_SHOWING } from './texts/others/written-doing-and-showing.ts'
import { WRITTEN_EDUCATION_NEWS } from './texts/others/written-education-news.ts'
import { WRITTEN_ENGLISH_PROSE } from './texts/others/written-english-prose.ts'
import { WRITTEN_GENERAL_KNOWLEDGE } from './texts/others/written-general-knowledge.ts'
import { WRITTEN_HOBBY_LESSONS } from './texts/others/written-hobby-lessons.ts'
import { WRITTEN_LEISURE } from './texts/others/written-leisure.ts'
import { WRITTEN_LIVE_SELLING } from './texts/others/written-live-selling.ts'
import { WRITTEN_LONGER_PROSE } from './texts/others/written-longer-prose.ts'
import { WRITTEN_LOOK_ALIKES } from './texts/others/written-look-alikes.ts'
import { WRITTEN_MORE_HOBBIES } from './texts/others/written-more-hobbies.ts'
import { WRITTEN_MORE_SOCIETY } from './texts/others/written-more-society.ts'
import { WRITTEN_NEAR_LESSONS } from './texts/others/written-near-lessons.ts'
import { WRITTEN_OTHER_FULL_PAGES } from './texts/others/written-other-full-pages.ts'
import { WRITTEN_WAITING_ROOMS } from './texts/others/written-waiting-rooms.ts'
import { WRITTEN_WELLBEING } from './texts/others/written-wellbeing.ts'
import { WRITTEN_MORE_SPOKEN_OTHERS } from './texts/spoken/written-more-spoken-others.ts'
import { WRITTEN_SCHOOL_TALK } from './texts/spoken/written-school-talk.ts'
import { WRITTEN_SPOKEN_CLASSROOM } from './texts/spoken/written-spoken-classroom.ts'
import { WRITTEN_SPOKEN_EXPLAINING } from './texts/spoken/written-spoken-explaining.ts'
import { WRITTEN_SPOKEN_HOBBIES } from './texts/spoken/written-spoken-hobbies.ts'
import { WRITTEN_SPOKEN_LANGUAGES } from './texts/spoken/written-spoken-languages.ts'
import { WRITTEN_SPOKEN_MATHS } from './texts/spoken/written-spoken-maths.ts'
import { WRITTEN_SPOKEN_MORE_LESSONS } from './texts/spoken/written-spoken-more-lessons.ts'
import { WRITTEN_SPOKEN_OTHERS } from './texts/spoken/written-spoken-others.ts'
import { WRITTEN_SPOKEN_SCIENCES } from './texts/spoken/written-spoken-sciences.ts'
import { WRITTEN_SPOKEN_SOCIETY } from './texts/spoken/written-spoken-society.ts'
import { WRITTEN_SPOKEN_TRADES_AT_LENGTH } from './texts/spoken/written-spoken-trades-at-length.ts'
import { WRITTEN_TALK_AND_STORIES } from './texts/spoken/written-talk-and-stories.ts'
import { WRITTEN_TRADITIONAL_SPOKEN } from './texts/spoken/written-traditional-spoken.ts'

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
  WRITTEN_LESSONS_AT_THE_EDGE,
  WRITTEN_CARDS_GLOSSES_AND_TALK,
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
  WRITTEN_CIVIL_SERVICE,
  WRITTEN_DOING_AND_SHOWING,
  WRITTEN_BESIDE_CARDS_AND_TALK,
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
