import type { Classification } from '../../src/core/detection/classification.ts'

const CODES: Readonly<Record<string, string>> = {
  chinese: 'CHN',
  math: 'MAT',
  english: 'ENG',
  physics: 'PHY',
  chemistry: 'CHE',
  biology: 'BIO',
  politics: 'POL',
  history: 'HIS',
  geography: 'GEO',
}

type Answered = { readonly kind: string; readonly answer: Classification | undefined }

const share = (part: number, whole: number): number => Math.round((part / whole) * 1_000) / 1_000

/** How often the first subject and the stage are those of the kind, among the lessons, and by kind. */
export function labelAccuracy(answered: readonly Answered[]) {
  const lessons = answered.flatMap(({ kind, answer }) => {
    const [stage = '', name = ''] = kind.split('_')
    const code = CODES[name]
    if (code === undefined || !/^(?:primary|junior|senior)$/.test(stage)) return []
    return [{ kind, subject: answer?.subjects[0]?.code === code, stage: answer?.stage === stage }]
  })
  const of = (some: typeof lessons) => ({
    subject: share(some.filter(({ subject }) => subject).length, some.length),
    stage: share(some.filter(({ stage }) => stage).length, some.length),
  })
  const kinds = [...new Set(lessons.map(({ kind }) => kind))].sort()
  return {
    lessons: lessons.length,
    ...of(lessons),
    byKind: Object.fromEntries(
      kinds.map((kind) => [kind, of(lessons.filter((lesson) => lesson.kind === kind))]),
    ),
  }
}
