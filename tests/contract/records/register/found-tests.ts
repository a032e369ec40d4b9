import { expect, test } from 'vitest'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { aRoom, at } from '../../../build/violations.ts'
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
  test('rooms of several regions that share a key are found together, with when they were registered', async () => {
    const [one, same, near] = [unique('one'), unique('same'), unique('near')]
    const key = unique('stream')
    const keysOf = ({ title }: { readonly title: string }) => [`stream ${title}`, `app ${title}`]
    const registered = at('2026-10-17T09:30:00+08:00')
    const found = await transactions().run(async ({ rooms }) => {
      await rooms.save(aRoom({ id: one, title: key, region: '440106' }), registered)
      await rooms.saveMany(
        [aRoom({ id: near, title: unique('other'), region: '440305' })],
        registered,
      )
      await rooms.save(aRoom({ id: same, title: key, region: '440305' }))
      await rooms.save(
        aRoom({ id: one, title: key, region: '440106' }),
        plus(registered, minutes(1)),
      )
      const groups = await rooms.acrossRegions(`stream ${key}`, keysOf)
      return { groups, made: await rooms.registeredAt([one, same, near]) }
    })
    expect(found.groups.map((group) => group.map(({ id }) => id).toSorted())).toEqual([
      [one, same].toSorted(),
    ])
    expect(found.made).toEqual(
      new Map([
        [one, registered],
        [near, registered],
      ]),
    )
  })
}
