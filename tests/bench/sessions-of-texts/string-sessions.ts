import type { Random } from '../../../src/core/seeded-random.ts'
import type { JudgedScreen, Pool } from './read-sessions.ts'

export type MadeSession = {
  readonly name: string
  readonly lesson: boolean
  readonly screens: readonly JudgedScreen[]
  /** Screens before the lesson begins. */
  readonly before: number
}

/** Screens of a lesson. */
export const LENGTH = 12

/** One of them by chance. */
export const pick = <T>(all: readonly T[], random: Random): T => {
  const one = all[Math.floor(random() * all.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const drawn = (pool: Pool, count: number, random: Random): readonly JudgedScreen[] =>
  Array.from({ length: count }, () => pick(pool.screens, random))

/** Each screen of `base` is one of another pool by this chance. */
const mixed = (base: Pool, others: readonly Pool[], chance: number, random: Random) =>
  drawn(base, LENGTH, random).map((screen) =>
    random() < chance ? pick(pick(others, random).screens, random) : screen,
  )

/** So many sessions of each sort of a pool. */
export type PerPool = { readonly lessons: number; readonly others: number }

/** Sessions of each sort of each pool: pure, mixed, a lesson after and before a time of something else. */
export function stringSessions(
  pools: readonly Pool[],
  perPool: PerPool,
  random: Random,
): readonly MadeSession[] {
  const lessons = pools.filter(({ lesson }) => lesson)
  const others = pools.filter(({ lesson }) => !lesson)
  return pools.flatMap((pool) =>
    Array.from({ length: pool.lesson ? perPool.lessons : perPool.others }, () => {
      const { kind, lesson } = pool
      const pure = { name: kind, lesson, screens: drawn(pool, LENGTH, random), before: 0 }
      if (!lesson) {
        const screens = mixed(pool, lessons, 0.15, random)
        return [pure, { name: `quotes: ${kind}`, lesson, screens, before: 0 }]
      }
      const late = pick(others, random)
      return [
        pure,
        {
          name: `interrupted: ${kind}`,
          lesson,
          screens: mixed(pool, others, 0.3, random),
          before: 0,
        },
        {
          name: `late: ${kind}`,
          lesson,
          screens: [...drawn(late, 2 * LENGTH, random), ...drawn(pool, LENGTH, random)],
          before: 2 * LENGTH,
        },
        {
          name: `over: ${kind}`,
          lesson,
          screens: [...drawn(pool, LENGTH, random), ...drawn(late, LENGTH, random)],
          before: 0,
        },
      ]
    }).flat(),
  )
}

/** Lessons of two halves with a break between them. */
export const stringHalves = (
  pools: readonly Pool[],
  perPool: number,
  random: Random,
): readonly MadeSession[] =>
  pools
    .filter(({ lesson }) => lesson)
    .flatMap((pool) =>
      Array.from({ length: perPool }, () => ({
        name: `halves: ${pool.kind}`,
        lesson: true,
        screens: drawn(pool, 2 * LENGTH, random),
        before: 0,
      })),
    )
