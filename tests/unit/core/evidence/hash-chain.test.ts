import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainEvent, GENESIS_HASH, verifyChain } from '../../../../src/core/evidence/hash-chain.ts'
import type { JournalEvent } from '../../../../src/core/evidence/journal-event.ts'
import { aJournalEntry } from '../../../build/database/database-rows.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

function chainOf(length: number): JournalEvent[] {
  const events: JournalEvent[] = []
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const entry = aJournalEntry({ subjectId: `violation-${sequence}`, data: { sequence } })
    events.push(chainEvent(events.at(-1) ?? null, entry, sequence, sha256))
  }
  return events
}

const changed = (
  events: readonly JournalEvent[],
  place: number,
  change: Partial<JournalEvent>,
): JournalEvent[] => events.map((event, at) => (at === place ? { ...event, ...change } : event))

test('the first event points at nothing, each later one at the hash before it', () => {
  const events = chainOf(3)
  expect(events.map((event) => event.previousHash)).toEqual([
    GENESIS_HASH,
    events[0]?.hash,
    events[1]?.hash,
  ])
})

test('the hash can be made again by an outsider from the text alone', () => {
  const [event] = chainOf(1)
  const body =
    '{"at":1792200600000,"data":{"sequence":1},"monotonic":1234.5678,"ruleVersion":"2026.11-1",' +
    '"sequence":1,"subjectId":"violation-1","subjectKind":"violation","type":"violation.opened",' +
    '"who":"system","why":"连续两次看到授课"}'
  expect(event?.hash).toBe(sha256(`${'0'.repeat(64)}\n${body}`))
})

test('an untouched chain is intact, from its beginning or from anywhere', () => {
  const events = chainOf(5)
  expect(verifyChain([], sha256)).toEqual({ intact: true })
  expect(verifyChain(events, sha256)).toEqual({ intact: true })
  expect(verifyChain(events.slice(2), sha256)).toEqual({ intact: true })
})

test('the data that comes back is the JSON value that was hashed', () => {
  const entry = aJournalEntry({ data: { a: undefined, b: [-0] } })
  expect(chainEvent(null, entry, 1, sha256).data).toEqual({ b: [0] })
})

test('changing any field of any event is found at that event', () => {
  const events = chainOf(4)
  const changes: readonly Partial<JournalEvent>[] = [
    { who: 'user:other' },
    { why: '' },
    { type: 'violation.changed' },
    { subjectKind: 'alert' },
    { subjectId: 'violation-9' },
    { at: (events[0]?.at ?? 0) as JournalEvent['at'], monotonic: 0 },
    { ruleVersion: null },
    { data: { sequence: 99 } },
    { hash: sha256('forged') },
  ]
  for (const change of changes) {
    for (const place of [0, 1, 3]) {
      expect(verifyChain(changed(events, place, change), sha256), JSON.stringify(change)).toEqual({
        intact: false,
        at: place + 1,
        why: 'changed',
      })
    }
  }
})

test('an event that was forged with a fitting hash breaks the link of the next', () => {
  const events = chainOf(3)
  const forged = chainEvent(null, aJournalEntry({ why: '伪造' }), 1, sha256)
  expect(verifyChain([forged, ...events.slice(1)], sha256)).toEqual({
    intact: false,
    at: 2,
    why: 'broken-link',
  })
})

test('leaving out, repeating or swapping events is found', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('leave-out', 'repeat', 'swap'),
      fc.integer({ min: 1, max: 6 }),
      (how, place) => {
        const events = chainOf(8)
        const one = events[place]
        const next = events[place + 1]
        if (one === undefined || next === undefined) throw new Error('out of the chain')
        if (how === 'leave-out') events.splice(place, 1)
        if (how === 'repeat') events.splice(place, 0, one)
        if (how === 'swap') events.splice(place, 2, next, one)
        expect(verifyChain(events, sha256).intact).toBe(false)
      },
    ),
  )
})

test('a chain that claims to begin but points at something before it is refused', () => {
  const [first] = chainOf(1)
  if (first === undefined) throw new Error('no event')
  const orphan = chainEvent({ hash: sha256('hidden') }, first, 1, sha256)
  expect(verifyChain([orphan], sha256)).toEqual({ intact: false, at: 1, why: 'broken-link' })
})
