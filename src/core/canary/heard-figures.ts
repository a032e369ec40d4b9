import type { Instant } from '../time/instant.ts'
import {
  type CanaryFigures,
  type CanaryWatch,
  canaryFigures,
  NO_CANARIES,
  type PatrolSight,
  REACHED_WORDS,
} from './canary-figures.ts'
import type { CanaryReach, CanaryRun } from './canary-run.ts'
import { type HeardMeans, isSamePair, type NotTried } from './heard-means.ts'

/** As of pictures; `not-tried`: nobody can hear a canary here, which is neither red nor green. */
export type HeardFigures = Omit<CanaryFigures, 'sight'> & {
  readonly sight: PatrolSight | 'not-tried'
  /** Why it is not tried. */
  readonly why: NotTried | null
}

/** Where none are let out. */
export const NO_HEARD_CANARIES: HeardFigures = { ...NO_CANARIES, why: null }

/** A miss of one that only tries whether the made voice is understood says nothing of the patrol. */
const counts = ({ calibrates, state }: CanaryRun): boolean => !calibrates || state === 'found'

/** The last lesson of this voice that this recogniser was to understand and did not; nothing was understood since. */
function isNotUnderstood(runs: readonly CanaryRun[], means: HeardMeans): boolean {
  if (means.kind !== 'able') return false
  const [last] = runs
    .filter(({ endedAt, state }) => endedAt !== null && state !== 'abandoned')
    .toSorted((a, b) => b.dueAt - a.dueAt)
  return last !== undefined && !counts(last) && isSamePair(last.hearing, means)
}

/** What canaries that are heard say of the patrol. `runs`: of all senses, of the days that count. */
export function heardFigures(
  runs: readonly CanaryRun[],
  means: HeardMeans,
  now: Instant,
  watch: CanaryWatch,
): HeardFigures {
  const heard = runs.filter(({ sense }) => sense === 'heard')
  const figures = canaryFigures(heard.filter(counts), now, watch)
  const notTried = (why: NotTried): HeardFigures => ({
    ...figures,
    sight: 'not-tried',
    reached: null,
    why,
  })
  if (means.kind === 'not-tried') return notTried(means.why)
  return isNotUnderstood(heard, means) ? notTried('not-understood') : { ...figures, why: null }
}

type Bilingual = { readonly zh: string; readonly en: string }

const NOT_TRIED_WORDS: Readonly<Record<NotTried, Bilingual>> = {
  nobody: { zh: '还不知道有没有进程在看', en: 'no process that watches is known yet' },
  'no-recogniser': { zh: '未设转写', en: 'no transcription is set' },
  'no-ears': { zh: '有进程听不了声音', en: 'a process cannot listen to sound' },
  'no-voice': {
    zh: '没有声音可放（装 espeak-ng，或设 XUNCHA_CANARY_VOICES）',
    en: 'there is no voice (install espeak-ng, or set XUNCHA_CANARY_VOICES)',
  },
  'not-understood': {
    zh: '这个转写还没有听懂过合成语音；请用真人录音（XUNCHA_CANARY_VOICES）',
    en: 'this recogniser has not understood the made voice; use clips of a person (XUNCHA_CANARY_VOICES)',
  },
}

const HEARD_REACHES: Readonly<Record<CanaryReach, Bilingual>> = {
  ...REACHED_WORDS,
  probed: { zh: '探到了，画面没有看成', en: 'it was probed, its picture was not seen' },
  read: { zh: '看到了，声音没有转成字', en: 'it was seen, no words came of its sound' },
}

const BLIND = (seen: PatrolSight): Bilingual =>
  seen === 'seeing'
    ? { zh: '看得见、听不见', en: 'the patrol sees and does not hear' }
    : { zh: '巡查听不见', en: 'the patrol does not hear' }

/** For people, Chinese first; `null`: there is nothing to be told. `seen`: what pictures say of the patrol. */
export function heardWords(
  { sight, reached, why }: Pick<HeardFigures, 'sight' | 'reached' | 'why'>,
  seen: PatrolSight,
): Bilingual | null {
  if (why !== null) {
    const because = NOT_TRIED_WORDS[why]
    return {
      zh: `听没有自检：${because.zh}`,
      en: `hearing is not tried: ${because.en}`,
    }
  }
  if (sight === 'stalled') {
    return {
      zh: '声音的自检停了，不知道巡查是否听得见',
      en: 'the self-check of hearing stands still: nobody knows whether the patrol hears',
    }
  }
  if (sight !== 'blind') return null
  const [blind, where] = [BLIND(seen), HEARD_REACHES[reached ?? 'nothing']]
  return {
    zh: `${blind.zh}：程序自己放的一节只有声音的课没有被发现（${where.zh}）`,
    en: `${blind.en}: a lesson that the program only spoke was not found (${where.en})`,
  }
}

/** Whether those on duty have to be told in red. */
export const isDeaf = ({ sight }: Pick<HeardFigures, 'sight'>): boolean =>
  sight === 'blind' || sight === 'stalled'
