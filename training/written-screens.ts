import type { TrainingScreen } from './made-screens.ts'
import { WRITTEN_ACADEMIC } from './written-academic.ts'
import { WRITTEN_BIOLOGY } from './written-biology.ts'
import { WRITTEN_CHINESE } from './written-chinese.ts'
import { WRITTEN_CULTURE } from './written-culture.ts'
import { WRITTEN_EXAMINATIONS } from './written-examinations.ts'
import { WRITTEN_GEOGRAPHY } from './written-geography.ts'
import { WRITTEN_LANGUAGES } from './written-languages.ts'
import { WRITTEN_LEISURE } from './written-leisure.ts'
import { WRITTEN_MATHS } from './written-maths.ts'
import { WRITTEN_SCIENCES } from './written-sciences.ts'
import { WRITTEN_SOCIETY } from './written-society.ts'

/** Screens by what they are about: `SUBJECT stage` for a lesson, a field for anything else. */
export type WrittenScreens = Readonly<Record<string, string>>

const LESSONS = [
  WRITTEN_CHINESE,
  WRITTEN_MATHS,
  WRITTEN_LANGUAGES,
  WRITTEN_SCIENCES,
  WRITTEN_BIOLOGY,
  WRITTEN_SOCIETY,
  WRITTEN_GEOGRAPHY,
]
const OTHERS = [WRITTEN_EXAMINATIONS, WRITTEN_ACADEMIC, WRITTEN_CULTURE, WRITTEN_LEISURE]

/** Question collections hold neither slides nor what a teacher says, so a written screen counts for several. */
const IMPORTANCE = 2

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
