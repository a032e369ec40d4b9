import type { Classifier } from '../../../src/core/detection/classify.ts'
import { ADDING_UP_VERSIONS } from '../../../src/core/lesson/adding-up/adding-up-versions.ts'
import { partLook } from '../../../src/core/lesson/room-session.ts'
import { addTextLook, NEW_TEXT_SESSION } from '../../../src/core/lesson/text-session.ts'
import { randomFrom } from '../../../src/core/seeded-random.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import { BETWEEN_LOOKS, LOOKS } from './looks.ts'
import type { Pool } from './read-sessions.ts'
import { share } from './shares.ts'
import { LENGTH, pick } from './string-sessions.ts'

const SORTS = [
  'lesson, bare',
  'lesson in another frame',
  'other in another frame',
  'other in a school frame',
] as const
type Sort = (typeof SORTS)[number]
type FramedSession = { readonly sort: Sort; readonly screens: readonly string[] }

const SCHOOL_FRAMES = [
  '初三数学寒假提高班 名师直播',
  '高一物理同步课堂 第12讲',
  '小学语文阅读写作 每晚七点',
  '新概念英语 少儿班 跟读',
]

/** Twelve screens of one kind, each with the same text above or below it. */
export function framedSessions(
  pools: readonly Pool[],
  {
    seed,
    perKind,
    length,
  }: { readonly seed: number; readonly perKind: number; readonly length: number },
): readonly FramedSession[] {
  const random = randomFrom(seed)
  const others = pools.filter(({ lesson }) => !lesson)
  const textOf = (pool: Pool) => pick(pool.screens, random).text
  const otherFrame = () => textOf(pick(others, random)).replace(/\s+/g, ' ').slice(0, length)
  const framed = (sort: Sort, pool: Pool, frame: string): FramedSession => {
    const above = random() < 0.5
    const screens = Array.from({ length: LENGTH }, () => textOf(pool))
    return {
      sort,
      screens: screens.map((text) =>
        frame === '' ? text : above ? `${frame}\n${text}` : `${text}\n${frame}`,
      ),
    }
  }
  return pools.flatMap((pool) =>
    Array.from({ length: perKind }, () =>
      pool.lesson
        ? [framed('lesson, bare', pool, ''), framed('lesson in another frame', pool, otherFrame())]
        : [
            framed('other in another frame', pool, otherFrame()),
            framed('other in a school frame', pool, pick(SCHOOL_FRAMES, random)),
          ],
    ).flat(),
  )
}

/** By sort: how many there are, and how many a rule opens. */
export function openedBy(
  classifier: Classifier,
  sessions: readonly FramedSession[],
  version: string,
) {
  const rule = ADDING_UP_VERSIONS.find((one) => one.version === version)
  if (rule === undefined) throw new Error(`no rule ${version}`)
  const opens = sessions.map(({ sort, screens }) => {
    let session = NEW_TEXT_SESSION
    let at = 0
    for (const text of screens) {
      const { boilerplate } = partLook(session.room, { text, changed: true }, rule)
      const classification = classifier.classify({ text, boilerplate })
      for (let look = 0; look < LOOKS; look += 1) {
        at += BETWEEN_LOOKS
        const seen = {
          at: instantOfEpochMilliseconds(at),
          text,
          classification,
          changed: look === 0,
        }
        session = addTextLook(session, seen, rule)
      }
    }
    return { sort, opened: session.label === 'lesson' }
  })
  return Object.fromEntries(
    SORTS.map((sort) => {
      const of = opens.filter((one) => one.sort === sort)
      const opened = of.filter((one) => one.opened).length
      return [sort, { sessions: of.length, opened, share: share(opened, of.length) }]
    }),
  )
}
