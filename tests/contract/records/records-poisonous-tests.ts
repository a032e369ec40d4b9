import { expect, test } from 'vitest'
import { MOST_POISONOUS } from '../../../src/core/reading/poisonous-picture.ts'
import { milliseconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

export function poisonousTests({ transactions, unique }: RecordsTestContext): void {
  const aPicture = (after: number) => ({
    sha256: unique('sha'),
    reader: 'paddle',
    bytes: 90_000,
    cause: 'killed by SIGSEGV',
    at: plus(SATURDAY, milliseconds(after)),
  })

  test('a picture is known until it is forgotten; the oldest of too many are forgotten by themselves', async () => {
    const pictures = Array.from({ length: MOST_POISONOUS + 2 }, (_, number) => aPicture(number))
    const [oldest, second, third] = pictures
    if (oldest === undefined || second === undefined || third === undefined) throw new Error('none')
    const seen = await transactions().run(async ({ poisonous }) => {
      const first = await poisonous.add(oldest)
      const twice = await poisonous.add({ ...oldest, reader: 'another' })
      const alone = await poisonous.all()
      for (const picture of pictures.slice(1)) await poisonous.add(picture)
      const full = await poisonous.all()
      const removed = [await poisonous.remove(third.sha256), await poisonous.remove(third.sha256)]
      return { first, twice, alone, full, removed, left: (await poisonous.all()).length }
    })
    expect(seen).toEqual({
      first: true,
      twice: false,
      alone: [oldest],
      full: pictures.slice(2),
      removed: [true, false],
      left: MOST_POISONOUS - 1,
    })
  })
}
