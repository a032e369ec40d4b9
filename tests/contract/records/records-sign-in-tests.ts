import { expect, test } from 'vitest'
import { MOST_LANES } from '../../../src/core/access/sign-in-limits.ts'
import { milliseconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const ROWS_AT_ONCE = 5_000

export function signInTests({ transactions, unique }: RecordsTestContext): void {
  const laneAt = (after: number, failures = 1) => ({
    failures,
    lastAt: plus(SATURDAY, milliseconds(after)),
  })

  test('lanes are kept by their keys, changed and forgotten; one that is not there is left out', async () => {
    const [a, b] = [unique('a'), unique('b')]
    const seen = await transactions().run(async ({ signInLanes }) => {
      await signInLanes.put(new Map([[a, laneAt(0)]]))
      await signInLanes.put(
        new Map([
          [a, laneAt(1, 2)],
          [b, laneAt(2)],
        ]),
      )
      await signInLanes.put(new Map())
      const both = await signInLanes.hold([b, a, unique('nobody')])
      await signInLanes.forget(a)
      await signInLanes.forget(a)
      return { both: [...both].toSorted(), left: [...(await signInLanes.hold([a, b]))] }
    })
    expect(seen.both).toEqual(
      [
        [a, laneAt(1, 2)],
        [b, laneAt(2)],
      ].toSorted(),
    )
    expect(seen.left).toEqual([[b, laneAt(2)]])
  })

  test('tries at once are counted one after the other', async () => {
    const key = unique('account')
    const count = () =>
      transactions().run(async ({ signInLanes }) => {
        const failures = (await signInLanes.hold([key])).get(key)?.failures ?? 0
        await signInLanes.put(new Map([[key, laneAt(0, failures + 1)]]))
      })
    await Promise.all(Array.from({ length: 8 }, count))
    const held = await transactions().run(({ signInLanes }) => signInLanes.hold([key]))
    expect(held.get(key)?.failures).toBe(8)
  })

  test('however many there are, the oldest beyond a bound are forgotten', async () => {
    const keys = Array.from({ length: MOST_LANES + 10 }, (_, n) => unique(`lane-${n}`))
    const left = await transactions().run(async ({ signInLanes }) => {
      for (let from = 0; from < keys.length; from += ROWS_AT_ONCE) {
        const part = keys.slice(from, from + ROWS_AT_ONCE)
        await signInLanes.put(new Map(part.map((key, n) => [key, laneAt(1_000 + from + n)])))
      }
      const [first = '', last = ''] = [keys[0], keys.at(-1)]
      return [...(await signInLanes.hold([first, last])).keys()]
    })
    expect(left).toEqual([keys.at(-1)])
  })
}
