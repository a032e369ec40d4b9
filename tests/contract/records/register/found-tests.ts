import { expect, test } from 'vitest'
import { aRoom } from '../../../build/violations.ts'
import type { RecordsTestContext } from '../records-suite.ts'

export function foundTests({ transactions, unique }: RecordsTestContext): void {
  test('rooms are found by what they have in common, as they are now and not as they were', async () => {
    const [one, same, other] = [
      aRoom({ id: unique('one') }),
      aRoom({ id: unique('same') }),
      aRoom({ id: unique('other') }),
    ]
    const [mine, theirs] = [unique('title'), unique('title')]
    const keysOf = ({ title }: { readonly title: string }) => [title, `${title} \u0000 once more`]
    const found = await transactions().run(async ({ rooms }) => {
      const ids = async (key: string) => (await rooms.foundBy([key], keysOf)).map(({ id }) => id)
      await rooms.saveMany([one, same].map((room) => ({ ...room, title: mine })))
      await rooms.save({ ...other, title: theirs })
      const before = [await ids(mine), await ids(`${theirs} \u0000 once more`), await ids('nobody')]
      await rooms.save({ ...same, title: theirs })
      return [...before, await ids(mine), (await ids(theirs)).toSorted()]
    })
    const [a, b, c] = [one.id, same.id, other.id]
    expect(found).toEqual([[a, b], [c], [], [a], [b, c].toSorted()])
  })
}
