import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remember, rememberUnseen } from '../../../../../src/app/watch/memory/remember.ts'
import { newRoomMemory, type RoomMemory } from '../../../../../src/app/watch/memory/room-memory.ts'
import type { Heard, Unheard } from '../../../../../src/app/watch/senses/sense.ts'
import { loadedLaw } from '../../../../build/law.ts'
import {
  clockAt,
  judgesOf,
  SATURDAY_MORNING,
  said,
  shown,
  TAUGHT,
  unseen,
} from '../../../../build/watch/heard.ts'

const law = await loadedLaw()

const NEW = newRoomMemory(clockAt(SATURDAY_MORNING))

const fold = (memory: RoomMemory, came: Heard | Unheard, index: number) =>
  came.kind === 'unseen'
    ? rememberUnseen(memory, came)
    : remember(memory, came, judgesOf(law, `look-${index}`))

const foldAll = (all: readonly (Heard | Unheard)[], from: RoomMemory = NEW): RoomMemory =>
  all.reduce((memory, came, index) => fold(memory, came, index).memory, from)

/** A value that throws at whoever changes it. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const part of Object.values(value)) frozen(part)
    Object.freeze(value)
  }
  return value
}

const WORDS = [`${TAUGHT} x²-5x+6=0`, `${TAUGHT} x²=9`, `${TAUGHT} 判别式`, '今天画一片湖', '']
const came = fc
  .array(
    fc.record({
      after: fc.integer({ min: 1_000, max: 40_000 }),
      words: fc.constantFrom(...WORDS),
      kind: fc.constantFrom('picture', 'picture', 'same', 'sound', 'unseen'),
      setBy: fc.constantFrom(0, 0, 0, 3_600_000, -7_200_000),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all) => {
    let steady = 0
    let setBy = 0
    return all.map(({ after, words, kind, setBy: step }): Heard | Unheard => {
      steady += after
      setBy += step
      const moment = { steady, setBy, text: words }
      if (kind === 'unseen') return unseen(moment)
      return kind === 'sound' ? said(moment) : shown({ ...moment, changed: kind !== 'same' })
    })
  })

describe('what a watch remembers', () => {
  it('is the same whenever the same is heard, and nothing that was remembered is changed', () => {
    fc.assert(
      fc.property(came, (all) => {
        const once = foldAll(all, frozen(NEW))
        let memory = frozen(NEW)
        for (const [index, one] of all.entries()) memory = frozen(fold(memory, one, index).memory)
        expect(memory).toEqual(once)
      }),
      { numRuns: 60 },
    )
  })

  it('is changed by nothing that could not be made out, but for the time and that it was not', () => {
    fc.assert(
      fc.property(came, fc.integer({ min: 1, max: 60_000 }), (all, later) => {
        const before = foldAll(all)
        const steady = (all.at(-1)?.steady ?? 0) + later
        const setBy = (all.at(-1)?.at ?? 0) - SATURDAY_MORNING - (all.at(-1)?.steady ?? 0)
        const { memory, thumbnail } = rememberUnseen(before, unseen({ steady, setBy }))
        const seen = { kind: 'unseen', reason: 'timeout' }
        const hearing = { ...before.hearing, seen }
        expect(memory).toEqual({ ...before, clock: memory.clock, hearing })
        expect(thumbnail).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  it('does not hang on which of two senses of one moment comes first, where that says nothing', () => {
    fc.assert(
      fc.property(
        came,
        fc.constantFrom(...WORDS),
        fc.constantFrom(...WORDS),
        (all, seen, heard) => {
          const before = foldAll(all)
          const last = all.at(-1)
          const steady = (last?.steady ?? 0) + 5_000
          const setBy = (last?.at ?? 0) - SATURDAY_MORNING - (last?.steady ?? 0)
          const picture = shown({ steady, setBy, text: seen })
          const sound = said({ steady, setBy, text: heard })
          const [one, other] = [
            foldAll([picture, sound], before),
            foldAll([sound, picture], before),
          ]
          const of = ({ teaching: { session }, air, thumbnailAt, kept, clock }: RoomMemory) => ({
            pictureSince: session.pictureSince,
            scenes: air.scenes,
            thumbnailAt,
            clock,
            kept: kept.standing,
          })
          expect(of(one)).toEqual(of(other))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a clock that is set', () => {
  it('moves what is remembered: what was taught for a minute has been taught for a minute', () => {
    const slides = (setBy: number) =>
      WORDS.slice(0, 3).map((text, i) =>
        shown({ steady: i * 20_000, text, setBy: i === 2 ? setBy : 0 }),
      )
    const start = (memory: RoomMemory) => memory.teaching.current?.start ?? Number.NaN
    const still = foldAll(slides(0))
    const set = foldAll(slides(-3_600_000))
    expect(start(set)).toBe(start(still) - 3_600_000)
    expect(set.trace.pending.length + (set.trace.continues === null ? 0 : 1)).toBe(1)
  })
})

describe('what follows from a look', () => {
  it('a suspect screen is kept once for as long as it stands, before anything is told of it', () => {
    const first = remember(NEW, shown({ steady: 0, text: TAUGHT }), judgesOf(law, 'look-1'))
    expect(first.store?.piece.sha256).toBe(first.memory.kept.standing.picture)
    const same = shown({ steady: 5_000, text: TAUGHT, changed: false })
    const second = remember(first.memory, same, judgesOf(law, 'look-2'))
    expect(second.store).toBeNull()
    expect(second.memory.kept.afresh).toEqual([])
  })

  it('a screen that came up while it was no suspect is asked for once more', () => {
    const permitted = { ...judgesOf(law, 'look-1') }
    const clean = remember(NEW, shown({ steady: 0, text: '今天画一片湖' }), permitted)
    const same = shown({ steady: 5_000, text: TAUGHT, changed: false })
    const asked = remember(clean.memory, same, judgesOf(law, 'look-2'))
    expect(asked).toMatchObject({ store: null, memory: { kept: { afresh: ['picture'] } } })
    const again = remember(
      asked.memory,
      shown({ steady: 10_000, text: TAUGHT }),
      judgesOf(law, 'look-3'),
    )
    expect(again.memory.kept.afresh).toEqual([])
    expect(again.store).not.toBeNull()
  })

  it('a lesson that is heard and never seen is a lesson', () => {
    const heard = [
      '同学们看这道题 x平方减五x加六等于零 我们先来因式分解 谁来说一说第一步怎么做',
      '判别式等于b平方减四ac 小于零的时候方程没有实数根 记下来',
      '下面做练习 抛物线y等于x平方减四x加三 求它的顶点坐标和对称轴',
    ].map((text, i) => said({ steady: i * 20_000, text: `${text} ${TAUGHT}` }))
    const told = heard.reduce(
      ({ memory }, one, i) => remember(memory, one, judgesOf(law, `look-${i}`)),
      { memory: NEW } as Pick<ReturnType<typeof remember>, 'memory'> &
        Partial<ReturnType<typeof remember>>,
    )
    expect(told.conclusion).toMatchObject({
      instructing: true,
      verdict: { verdict: 'forbidden' },
      evidence: [],
    })
    expect(told.tell?.trace.pending.map(({ frame }) => frame)).not.toContain(undefined)
    expect(told.air).toBeNull()
    expect(told.thumbnail).toBeNull()
  })

  it('a picture is shown small every five seconds, also one that nobody could read', () => {
    const first = remember(NEW, shown({ steady: 0, text: '' }), judgesOf(law, 'look-1'))
    expect(first.thumbnail).not.toBeNull()
    const soon = { ...unseen({ steady: 3_000 }), shown: { png: new Uint8Array([1]) } }
    expect(rememberUnseen(first.memory, soon).thumbnail).toBeNull()
    const later = { ...unseen({ steady: 5_000 }), shown: { png: new Uint8Array([1]) } }
    expect(rememberUnseen(first.memory, later).thumbnail).toEqual(later.shown.png)
  })
})
