import { expect, test } from 'vitest'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Note } from '../../../../src/core/violations/note.ts'
import type { SavedView } from '../../../../src/ports/records/handling.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import type { RecordsTestContext } from '../records-suite.ts'
import { aViolationOf } from '../records-violation-helpers.ts'

export function handlingTests({ transactions, unique }: RecordsTestContext): void {
  test('who holds a violation and what was decided is kept, and so are notes in order of time', async () => {
    const handling = {
      claimedUntil: plus(SATURDAY, minutes(10)),
      assignedTo: 'user:wang',
      decision: { kind: 'confirmed', by: 'user:li', at: SATURDAY, from: 'verify' },
    } as const
    const violation = { ...aViolationOf(unique), handling }
    const note: Note = {
      id: unique('note'),
      violationId: violation.id,
      at: SATURDAY,
      by: 'user:li',
      audience: 'internal',
      text: '已联系机构',
      replaces: null,
    }
    const later: Note = { ...note, id: unique('later'), at: plus(SATURDAY, minutes(1)) }
    const kept = await transactions().run(async ({ violations, notes }) => {
      await violations.save(violation)
      await notes.add(later)
      await notes.add(note)
      const found = await violations.find(violation.id)
      return { handling: found?.handling, notes: await notes.of(violation.id) }
    })
    expect(kept).toEqual({ handling, notes: [note, later] })
  })

  test('a view is one person’s own; saved again under its name it takes the place of the first', async () => {
    const accountId = unique('account')
    const view: SavedView = {
      id: unique('view'),
      accountId,
      page: 'wall',
      name: '只看可疑',
      search: '?show=suspect',
      savedAt: SATURDAY,
    }
    const kept = await transactions().run(async ({ savedViews }) => {
      await savedViews.save(view)
      await savedViews.save({ ...view, id: unique('again'), search: '?show=unseen' })
      const strangers = await savedViews.remove(unique('stranger'), view.id)
      const own = await savedViews.of(accountId)
      const removed = await savedViews.remove(accountId, view.id)
      return { strangers, own, removed, left: await savedViews.of(accountId) }
    })
    const own = [{ ...view, search: '?show=unseen' }]
    expect(kept).toEqual({ strangers: false, own, removed: true, left: [] })
  })
}
