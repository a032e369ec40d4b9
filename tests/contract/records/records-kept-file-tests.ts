import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { confirmViolation } from '../../../src/app/commands/confirm-violation.ts'
import { forgetEvidence } from '../../../src/app/retention/forget-evidence.ts'
import { forgetFiles } from '../../../src/app/retention/forget-files.ts'
import { placeHold } from '../../../src/app/retention/legal-holds.ts'
import { createNotingStore } from '../../../src/app/retention/noting-store.ts'
import { retentionRules, USUAL_RETENTION } from '../../../src/core/retention/retention.ts'
import { hours } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { RecordedTrace } from '../../../src/core/violations/session-trace.ts'
import type { Violation } from '../../../src/core/violations/violation.ts'
import type { EvidenceStore } from '../../../src/ports/evidence-store.ts'
import type { Records, Transactions } from '../../../src/ports/records/records.ts'
import { aCutOrder, anEvidenceFrame, aStoredViolation } from '../../build/database/database-rows.ts'
import { aRoom, at } from '../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import type { RecordsTestContext } from './records-suite.ts'

/** Long before what other tests of the suite write. */
const THEN = at('2025-03-01T10:00:00+08:00')
const NOW = plus(THEN, hours(24 * 100))
const RULES = retentionRules(USUAL_RETENTION)
const BEFORE = plus(NOW, hours(-24 * 60))
const nothing = async () => {}

/** A store that only remembers names. */
function aStore(): EvidenceStore & { readonly names: Set<string> } {
  const names = new Set<string>()
  return {
    names,
    async put(content, mediaType) {
      const name = createHash('sha256').update(content).digest('hex')
      names.add(name)
      return { sha256: name, bytes: content.byteLength, mediaType }
    },
    get: async () => null,
    remove: async (name) => names.delete(name),
  }
}

function kitOf({ transactions, unique }: RecordsTestContext) {
  /** A picture that was kept on suspicion, so long ago that it goes. */
  const suspect = async (change: { readonly of?: string; readonly at?: typeof THEN } = {}) => {
    const { of: roomId = unique('room'), at: keptAt = THEN } = change
    const store = aStore()
    const noting = createNotingStore({
      evidenceStore: store,
      transactions: transactions(),
      clock: createFakeClock(keptAt),
      logger: silentLogger,
      digest: (content) => createHash('sha256').update(content).digest('hex'),
    })
    const content = new TextEncoder().encode(unique('picture'))
    const { sha256: name } = await noting.put(content, 'image/png', roomId)
    return { store, name, roomId, content }
  }
  const over = (roomId: string) =>
    aStoredViolation({
      id: unique('violation'),
      roomId,
      ongoing: false,
      status: 'suspected',
      openedAt: THEN,
      lastSeenAt: THEN,
      endedAt: THEN,
      endReason: 'off-air',
    })
  const forget = (store: EvidenceStore, through: Transactions = transactions()) =>
    forgetFiles(
      {
        transactions: through,
        evidenceStore: store,
        clock: createFakeClock(NOW),
        logger: silentLogger,
      },
      BEFORE,
      nothing,
    )
  /** Does something else between the finding of old files and their deletion. */
  const interrupted = (meanwhile: () => Promise<unknown>): Transactions => {
    let runs = 0
    return {
      async run(work) {
        runs += 1
        if (runs === 2) await meanwhile()
        return await transactions().run(work)
      },
    }
  }
  const command = () => ({
    clock: createFakeClock(NOW),
    transactions: transactions(),
    identifiers: createFakeIdentifiers(unique('hold')),
  })
  return { suspect, over, forget, interrupted, command }
}

const order = { who: 'user:li', why: '行政复议' }

async function keepProof(
  { violations, cutOrders }: Records,
  violation: Violation,
  id: string,
  sha256: string,
) {
  const evidence = [{ kind: 'answer', sha256, url: 'http://m/a.flv', bytes: 1 }] as const
  const look = { at: THEN, what: 'http://m/a.flv', found: 'gone', detail: '', evidence } as const
  await violations.save(violation)
  const { id: violationId, roomId } = violation
  await cutOrders.save(aCutOrder({ id, violationId, roomId, checks: [look] }))
}

export function keptFileTests(context: RecordsTestContext): void {
  const { transactions, unique } = context
  const { suspect, over, forget, interrupted } = kitOf(context)
  test('a suspect’s picture that became no violation is deleted after its time, and one of late is not', async () => {
    const [old, late] = [await suspect(), await suspect({ at: BEFORE })]
    expect(await forget(old.store)).toMatchObject({ filesLeft: 0 })
    expect(old.store.names.size).toBe(0)
    await forget(late.store)
    expect(late.store.names.size).toBe(1)
    const left = await transactions().run(({ keptFiles }) => keptFiles.hold([old.name, late.name]))
    expect(left.map((file) => file.sha256)).toEqual([late.name])
  })

  test.each<[string, (records: Records, roomId: string, name: string) => Promise<unknown>]>([
    [
      'evidence',
      async ({ violations, violationEvidence }, roomId, name) => {
        const violation = over(roomId)
        await violations.save(violation)
        await violationEvidence.add(violation.id, [anEvidenceFrame({ sha256: name })])
      },
    ],
    [
      'a look behind a violation',
      async ({ violations, sessionTraces }, roomId, name) => {
        const violation = over(roomId)
        await violations.save(violation)
        const [violationId, observationId] = [violation.id, unique('observation')]
        const trace = { looks: [{ frame: name }] }
        const row = { violationId, observationId, watchId: 'w', version: 1, trace }
        await sessionTraces.add(row as unknown as RecordedTrace)
      },
    ],
    [
      'the proof of a cut',
      (records, roomId, name) => keepProof(records, over(roomId), unique('cut'), name),
    ],
    [
      'what was heard in the room',
      async ({ speech }, roomId, name) => {
        const clips = [{ kind: 'clip', sha256: name }] as never
        const silent = { since: null, last: null, listenings: 0, listenedAt: NOW, clippedAt: null }
        await speech.save(roomId, { ...silent, clips })
      },
    ],
  ])(
    'a file that %s names stays, also when it is named while it is to be deleted',
    async (_, write) => {
      const [before, meanwhile] = [await suspect(), await suspect()]
      await transactions().run((records) => write(records, before.roomId, before.name))
      await forget(before.store)
      expect(before.store.names.size).toBe(1)
      const late = () =>
        transactions().run((records) => write(records, meanwhile.roomId, meanwhile.name))
      await forget(meanwhile.store, interrupted(late))
      expect(meanwhile.store.names.size).toBe(1)
    },
  )
}

export function heldFileTests(context: RecordsTestContext): void {
  const { transactions } = context
  const { suspect, forget, interrupted, command } = kitOf(context)
  test('a file whose room is held while it is to be deleted stays', async () => {
    const { store, roomId } = await suspect()
    await transactions().run(({ rooms }) => rooms.save(aRoom({ id: roomId })))
    const hold = () => placeHold(command(), { ...order, kind: 'room', subjectId: roomId })
    await forget(store, interrupted(hold))
    expect(store.names.size).toBe(1)
    await forget(store)
    expect(store.names.size).toBe(1)
  })

  test('a file that is kept again while it is deleted is there afterwards', async () => {
    const { store, name, roomId, content } = await suspect()
    const noting = createNotingStore({
      evidenceStore: store,
      transactions: transactions(),
      clock: createFakeClock(NOW),
      logger: silentLogger,
      digest: () => name,
    })
    const outside = AsyncLocalStorage.snapshot()
    let again: Promise<unknown> = Promise.resolve()
    const removing: EvidenceStore = {
      ...store,
      remove: async (one) => {
        // Whoever puts it now waits until it is gone, or it would be said to be there and go then.
        if (one === name) again = outside(() => noting.put(content, 'image/png', roomId))
        return store.names.delete(one)
      },
    }
    await forget(removing)
    await again
    expect(store.names.has(name)).toBe(true)
    const [kept] = await transactions().run(({ keptFiles }) => keptFiles.hold([name]))
    expect(kept).toMatchObject({ at: NOW, named: false })
  })
}

export function notedFileTests({ transactions, unique }: RecordsTestContext): void {
  test('many files are noted at once, in any order, and what is noted again is kept of late', async () => {
    const [first, second] = [unique('one'), unique('two')].map(sha256).toSorted()
    if (first === undefined || second === undefined) throw new Error('two names')
    const rooms = [unique('room'), unique('room')].toSorted()
    const files = [second, first].flatMap((name) =>
      rooms.map((roomId) => ({ sha256: name, roomId })),
    )
    const left = await transactions().run(async ({ keptFiles }) => {
      await keptFiles.note(files, THEN)
      await keptFiles.note(files.slice(0, 1), NOW)
      const unnamed = await keptFiles.unnamed(BEFORE, { after: '', limit: 10_000 })
      return [
        await keptFiles.hold([first, second]),
        unnamed.filter((name) => name <= second),
      ] as const
    })
    expect(left[0].toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))).toMatchObject([
      { sha256: first, at: THEN, named: false },
      { sha256: second, at: NOW, named: false },
    ])
    expect(left[0].map((file) => file.rooms.toSorted())).toEqual([rooms, rooms])
    expect(left[1]).toContain(first)
    expect(left[1]).not.toContain(second)
  })
}

export function decidedFileTests(context: RecordsTestContext): void {
  const { transactions, unique } = context
  const { suspect, over, command } = kitOf(context)
  test.each<[string, (deps: ReturnType<typeof command>, id: string) => Promise<unknown>]>([
    ['confirmed', (deps, violationId) => confirmViolation(deps, { ...order, violationId })],
    ['held', (deps, subjectId) => placeHold(deps, { ...order, kind: 'violation', subjectId })],
  ])('a violation that is %s while its evidence is to go keeps it', async (_, give) => {
    const violation = over(unique('room'))
    await transactions().run(async ({ violations, violationEvidence }) => {
      await violations.save(violation)
      const piece = anEvidenceFrame({ sha256: sha256(unique('picture')) })
      await violationEvidence.add(violation.id, [piece])
    })
    const gate = Promise.withResolvers<void>()
    const given = Promise.withResolvers<void>()
    /** The order is given, and its transaction is not over when the deletion begins. */
    const slowly: Transactions = {
      run: (work) =>
        transactions().run(async (records) => {
          const done = await work(records)
          given.resolve()
          await gate.promise
          return done
        }),
    }
    const giving = give({ ...command(), transactions: slowly }, violation.id)
    await given.promise
    const forgetting = forgetEvidence(transactions(), RULES, NOW, nothing)
    gate.resolve()
    await Promise.all([giving, forgetting])
    const left = await transactions().run((records) => records.violationEvidence.of(violation.id))
    expect(left).toHaveLength(1)
  })

  test('the files of evidence that goes are nobody’s, unless they were kept again of late', async () => {
    const [old, late] = [await suspect(), await suspect({ at: NOW })]
    const cases = [over(old.roomId), over(late.roomId)]
    await transactions().run(async ({ violations, violationEvidence }) => {
      for (const [place, one] of cases.entries()) {
        await violations.save(one)
        const { name } = place === 0 ? old : late
        await violationEvidence.add(one.id, [anEvidenceFrame({ sha256: name })])
      }
    })
    await forgetEvidence(transactions(), RULES, NOW, nothing)
    const files = await transactions().run(({ keptFiles }) => keptFiles.hold([old.name, late.name]))
    const atOf = (name: string) => files.find((file) => file.sha256 === name)?.at
    expect([atOf(old.name), atOf(late.name)]).toEqual([0, NOW])
  })
}
