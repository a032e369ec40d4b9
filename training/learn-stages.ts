import { FEATURE_NAMES, featuresOf } from '../src/core/detection/features.ts'
import { SCHOOL_STAGES, type SchoolStage } from '../src/core/reading/lexicon/lexicon-term.ts'
import type { ScreenReader } from '../src/core/reading/screen-reader.ts'
import { tally } from '../src/core/reading/tally.ts'
import { fitLogistic, type LinearModel, type TrainingRow } from './logistic-regression.ts'
import type { TrainingScreen } from './made-screens.ts'
import type { Sample } from './samples.ts'

const RIDGE = { features: 0.01, terms: 0.001 } as const

type ReadScreen = Pick<TrainingRow, 'features' | 'terms'>

/** Features of a text without what was learned of its terms, and which terms it shows. */
function readScreen(reader: ScreenReader, original: string): ReadScreen {
  const { text } = reader.normalise(original)
  const matches = reader.matcher.find(text)
  return {
    features: featuresOf(tally(matches, reader.dictionary), original, text),
    terms: [...new Set(matches.map(({ entry }) => entry))],
  }
}

type StagedScreen = ReadScreen & { readonly stage: SchoolStage; readonly importance: number }
export type StageModels = Readonly<Record<SchoolStage, LinearModel>>

/** The stage that a kind names, `junior_history` or `HIS junior`. */
function stageOfKind(kind: string): SchoolStage | null {
  return SCHOOL_STAGES.find((stage) => kind.split(/[_ ]/).includes(stage)) ?? null
}

/** The lessons whose stage is known. */
export function stagedScreens(
  reader: ScreenReader,
  lessons: readonly (Sample | TrainingScreen)[],
): readonly StagedScreen[] {
  return lessons.flatMap((lesson) => {
    const stage = lesson.label === 'subject' ? stageOfKind(lesson.kind) : null
    const importance = 'importance' in lesson ? lesson.importance : 1
    return stage === null ? [] : [{ ...readScreen(reader, lesson.text), stage, importance }]
  })
}

/** One regression a stage, against the other two. */
export function learnStages(reader: ScreenReader, screens: readonly StagedScreen[]): StageModels {
  const against = (stage: SchoolStage): LinearModel =>
    fitLogistic(
      screens.map((screen) => ({ ...screen, label: screen.stage === stage ? 1 : 0 })),
      { signs: FEATURE_NAMES.map(() => 0), terms: reader.dictionary.length, ridge: RIDGE },
    )
  return { primary: against('primary'), junior: against('junior'), senior: against('senior') }
}
