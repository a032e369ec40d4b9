import { MADE_LESSONS, type MadeLesson } from './made-lessons.ts'
import { DISGUISES, MADE_OTHERS } from './made-other-sessions.ts'

/** A broadcast as screens in the order they are shown; `lessonFrom` is the first that teaches, `null` for none. */
export type MadeSession = {
  readonly name: string
  readonly kind: 'lesson' | 'disguise' | 'other'
  readonly group: string
  readonly title: string
  readonly screens: readonly string[]
  readonly lessonFrom: number | null
  readonly style: number
  readonly bitRate: string
}

const BIT_RATES = ['150k', '300k', '800k'] as const
const LESSONS = 92
const DISGUISED = 28
const OTHERS = 80
const WAITING = ['直播即将开始\n请稍候', '同学们签到 听得到请扣1', ''] as const

const pick = <T>(from: readonly T[], i: number): T => {
  const found = from[i % from.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** The same 200 sessions each time: 92 lessons, 28 lessons under other names, 80 of other kinds. */
export function madeSessions(): readonly MadeSession[] {
  return [
    ...Array.from({ length: LESSONS }, (_, i) => lessonSession(i)),
    ...Array.from({ length: DISGUISED }, (_, i) => disguisedSession(i)),
    ...Array.from({ length: OTHERS }, (_, i) => otherSession(i)),
  ]
}

const groupOf = ({ subject, stage }: MadeLesson): string => `${subject}-${stage}`

/** Each round begins with another screen, in another style, sometimes after a waiting screen. */
function lessonSession(i: number): MadeSession {
  const made = pick(MADE_LESSONS, i)
  const round = Math.floor(i / MADE_LESSONS.length)
  const turned = [...made.screens.slice(round % 3), ...made.screens.slice(0, round % 3)]
  const waits = round % 2 === 1
  return {
    name: `lesson-${i}`,
    kind: 'lesson',
    group: groupOf(made),
    // Every other room is called nothing telling.
    title: round % 2 === 0 ? made.title : '直播间',
    screens: waits ? [pick(WAITING, i), ...turned] : turned,
    lessonFrom: waits ? 1 : 0,
    style: i,
    bitRate: pick(BIT_RATES, i),
  }
}

function disguisedSession(i: number): MadeSession {
  const made = pick(MADE_LESSONS, i * 5 + 2)
  const disguise = pick(DISGUISES, i)
  return {
    name: `disguise-${i}`,
    kind: 'disguise',
    group: disguise.title,
    title: disguise.title,
    screens: [disguise.screen, ...made.screens],
    lessonFrom: 1,
    style: i + 3,
    bitRate: pick(BIT_RATES, i + 1),
  }
}

function otherSession(i: number): MadeSession {
  const made = pick(MADE_OTHERS, i)
  const second = i >= MADE_OTHERS.length
  return {
    name: `other-${i}`,
    kind: 'other',
    group: made.kind,
    title: second ? '直播间' : made.title,
    screens: second ? made.screens.toReversed() : made.screens,
    lessonFrom: null,
    style: i + 1,
    bitRate: pick(BIT_RATES, i + 2),
  }
}
