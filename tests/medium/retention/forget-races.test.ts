import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmViolation } from '../../../src/app/commands/confirm-violation.ts'
import { forgetEvidence } from '../../../src/app/retention/forget-evidence.ts'
import { forgetFiles } from '../../../src/app/retention/forget-files.ts'
import { placeHold } from '../../../src/app/retention/legal-holds.ts'
import { createNotingStore } from '../../../src/app/retention/noting-store.ts'
import { retentionRules, USUAL_RETENTION } from '../../../src/core/retention/retention.ts'
import { hours } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { Records, Transactions } from '../../../src/ports/records/records.ts'
import { openOnServer, type TestDatabase } from '../../build/database/database.ts'
import {
  aJournalEntry,
  anEvidenceFrame,
  aStoredViolation,
  SATURDAY,
} from '../../build/database/database-rows.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const NOW = plus(SATURDAY, hours(24 * 100))
const clock = createFakeClock(NOW)

let opened: TestDatabase
beforeAll(async () => {
  opened = await openOnServer()
})
afterAll(() => opened.close())
const transactions = (): Transactions => opened.database.transactions

/** Time for somebody who is not made to wait to be done: he asks less often. */
async function whileOthersWork(): Promise<void> {
  for (let trip = 0; trip < 40; trip += 1) {
    await transactions().run(({ journal }) => journal.last())
  }
}

type Race = {
  readonly id: string
  /** Where in the deletion it is given. */
  readonly within: (records: Records, meanwhile: () => Promise<void>) => Partial<Records>
  readonly give: (id: string) => Promise<unknown>
}
const order = { who: 'user:li', why: '行政复议' }
const deps = () => ({
  clock,
  transactions: transactions(),
  identifiers: createFakeIdentifiers('hold'),
})

test.each<[string, Race]>([
  [
    'confirmed',
    {
      id: 'confirmed',
      within: ({ retention }, meanwhile) => ({
        retention: {
          ...retention,
          oldViolations: async (...asked) => {
            const old = await retention.oldViolations(...asked)
            await meanwhile()
            return old
          },
        },
      }),
      give: (violationId) => confirmViolation(deps(), { ...order, violationId }),
    },
  ],
  [
    'held',
    {
      id: 'held',
      within: ({ legalHolds }, meanwhile) => ({
        legalHolds: {
          ...legalHolds,
          all: async () => {
            const all = await legalHolds.all()
            await meanwhile()
            return all
          },
        },
      }),
      give: (subjectId) => placeHold(deps(), { ...order, kind: 'violation', subjectId }),
    },
  ],
])('evidence is never deleted after its violation was %s, however close', async (_, race) => {
  const { id, within, give } = race
  await transactions().run(async ({ violations, violationEvidence }) => {
    const over = { ongoing: false, status: 'suspected', endedAt: SATURDAY } as const
    await violations.save(aStoredViolation({ id, roomId: id, ...over, endReason: 'off-air' }))
    await violationEvidence.add(id, [anEvidenceFrame()])
  })
  const outside = AsyncLocalStorage.snapshot()
  let given: Promise<unknown> | null = null
  const meanwhile = async () => {
    given ??= outside(() => give(id))
    await outside(whileOthersWork)
  }
  const interrupted: Transactions = {
    run: (work) =>
      transactions().run((records) => work({ ...records, ...within(records, meanwhile) })),
  }
  const told = (records: Records) =>
    records.journal.append(aJournalEntry({ subjectId: id, why: 'deleted' }))
  await forgetEvidence(interrupted, retentionRules(USUAL_RETENTION), NOW, async (records) => {
    await told(records)
  })
  expect(await given).toMatchObject({ ok: true })
  const events = await transactions().run(({ journal }) => journal.ofSubject(id))
  expect(events.map(({ why }) => why)).toEqual(['deleted', order.why])
})

test('a file that is kept again while it is deleted is there afterwards', async () => {
  const names = new Set<string>()
  const store = {
    put: async (content: Uint8Array, mediaType: string) => {
      const sha256 = createHash('sha256').update(content).digest('hex')
      names.add(sha256)
      return { sha256, bytes: content.byteLength, mediaType }
    },
    get: async () => null,
  }
  const noting = (now: typeof NOW) =>
    createNotingStore({
      evidenceStore: store,
      transactions: transactions(),
      clock: createFakeClock(now),
      logger: silentLogger,
      digest: (content) => createHash('sha256').update(content).digest('hex'),
    })
  const picture = new TextEncoder().encode('a waiting picture')
  const { sha256 } = await noting(SATURDAY).put(picture, 'image/png', 'room')
  const outside = AsyncLocalStorage.snapshot()
  let again: Promise<unknown> | null = null
  const remove = async (name: string) => {
    if (name === sha256) again ??= outside(() => noting(NOW).put(picture, 'image/png', 'room'))
    await outside(whileOthersWork)
    return names.delete(name)
  }
  const evidenceStore = { remove }
  const files = { transactions: transactions(), evidenceStore, clock, logger: silentLogger }
  await forgetFiles(files, plus(NOW, hours(-24 * 60)), async () => {})
  await again
  expect(names.has(sha256)).toBe(true)
})
