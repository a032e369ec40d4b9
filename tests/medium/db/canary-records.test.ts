import { afterEach, expect, test } from 'vitest'
import { openEmbedded, openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'

const opened: TestDatabase[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

const event = {
  type: 'system.changed',
  subjectKind: 'system',
  subjectId: 'canary',
  at: SATURDAY,
  monotonic: 0,
  who: 'system',
  why: 'a test',
  ruleVersion: null,
  data: null,
} as const

test.each([
  ['the embedded database', openEmbedded],
  ['a server', openOnServer],
])('what is written of canaries stands apart from all that is real, on %s', async (_, open) => {
  const one = await open()
  opened.push(one)
  const { database } = one
  const canaries = await database.canaryRecords()
  await canaries.transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    await records.journal.append(event)
  })
  const real = await database.transactions.run(async (records) => ({
    rooms: await records.rooms.all(),
    institutions: await records.institutions.all(),
    patrolled: (await records.patrolledRooms.page(null, 10)).items,
    last: await records.journal.last(),
  }))
  expect(real).toEqual({ rooms: [], institutions: [], patrolled: [], last: null })

  // A second node, or a start later on, finds them as they are; nothing of them is left when they are emptied.
  const again = await database.canaryRecords()
  const found = () => again.transactions.run(({ rooms }) => rooms.all())
  expect(await found()).toHaveLength(1)
  await again.empty()
  expect(await found()).toEqual([])
  await database.transactions.run(({ rooms }) => rooms.save(aRoom()))
  await canaries.empty()
  expect(await database.transactions.run(({ rooms }) => rooms.all())).toHaveLength(1)
})
