import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../../../src/app/record/record.ts'
import { evidenceCurve } from '../../../src/contracts/evidence-curve.ts'
import { violation } from '../../../src/contracts/violation.ts'
import { NEW_SESSION } from '../../../src/core/lesson/room-session.ts'
import { reviewFor } from '../../../src/core/policy/for-a-person.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { SessionTrace, TracedLook } from '../../../src/core/violations/session-trace.ts'
import { openEmbedded, type TestDatabase } from '../../build/database/database.ts'
import { anEvidenceFrame } from '../../build/database/database-rows.ts'
import { anInstitution, aRoom, aSighting, at, aVerdict } from '../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { asProgram, type Harness, startHttp } from './http-harness.ts'

const NINE_THIRTY = at('2026-10-17T09:30:00+08:00')
const FRAME = anEvidenceFrame()

let database: TestDatabase
let harness: Harness

function look(after: number, change: Partial<TracedLook>): TracedLook {
  return {
    at: plus(NINE_THIRTY, seconds(after)),
    changed: true,
    frame: null,
    text: '丝绸之路上的商品',
    emptiness: 'has-content',
    context: 'a'.repeat(64),
    label: 'unsure',
    score: 0.63,
    modelVersion: 'test-1',
    ...change,
  }
}

const says = (value: number) => ({ says: value, weight: 1 })
const LOOKS = [
  look(0, { belief: { average: 0.17, independent: 1, screen: says(0.53) } }),
  look(15, { changed: false, text: null, belief: { average: 0.17, independent: 1, screen: null } }),
  look(30, {
    changed: false,
    text: null,
    belief: { average: 0.17, independent: 1, screen: null },
  }),
  look(45, { text: '课间休息', belief: { average: 0.17, independent: 1, screen: null } }),
  look(60, {
    text: '',
    frame: FRAME.sha256,
    belief: { average: 0.42, independent: 2, screen: says(1.1) },
  }),
]
const trace = (looks: readonly TracedLook[]): SessionTrace => ({
  continues: null,
  before: NEW_SESSION,
  looks,
  facts: {},
  taught: null,
})

beforeAll(async () => {
  database = await openEmbedded()
  const { transactions } = database.database
  harness = await startHttp({ transactions })
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    await records.rooms.save(
      aRoom({ id: 'room-old', streamUrls: ['http://media.example/old.flv'] }),
    )
  })
  const identifiers = createFakeIdentifiers('violation')
  const deps = { clock: createFakeClock(NINE_THIRTY), identifiers, transactions, drill: false }
  const verdict = reviewFor('leaning', aVerdict()) ?? aVerdict()
  const lead = { verdict, evidence: [FRAME], at: plus(NINE_THIRTY, seconds(60)) }
  await record(deps, aSighting({ id: 'lead', ...lead, trace: trace(LOOKS) }))
  const former = LOOKS.map(({ belief: _, ...before }) => before)
  const old = { id: 'old', roomId: 'room-old', at: NINE_THIRTY, trace: trace(former) }
  await record(deps, aSighting(old))
})
afterAll(async () => {
  await harness.app.close()
  await database.close()
})

async function caseOf(room: string) {
  const call = await asProgram(harness)
  const listed = await call('GET', `/api/v1/violations?roomId=${room}`)
  const found = violation.parse(listed.json().items[0])
  const curve = await call('GET', `/api/v1/violations/${found.id}/curve`)
  return { found, curve: evidenceCurve.parse(curve.json()), call }
}

describe('how the evidence of a violation moved', () => {
  it('is told with what each screen added, and where a lesson is believed', async () => {
    const { found, curve } = await caseOf('room-1')
    expect(found.verdict).toMatchObject({ verdict: 'review', autoCut: false, reason: 'leaning' })
    expect(found.explanation.sentences[0]?.zh).toContain('偏向学科授课')
    expect(curve.opensAt).toBeGreaterThan(curve.leansFrom)
    expect(curve.leadAfterSeconds).toBe(300)
    expect(curve.points.map(({ says, average, frame }) => [says, average, frame])).toEqual([
      [0.53, 0.17, null],
      [null, 0.17, null],
      [1.1, 0.42, FRAME.sha256],
    ])
    expect(curve.points.map(({ text }) => text)).toEqual([
      '丝绸之路上的商品',
      '课间休息',
      FRAME.lines.map(({ text }) => text).join('\n'),
    ])
  })

  it('is empty for what an earlier version recorded, and unknown for what is no violation', async () => {
    const { curve, call } = await caseOf('room-old')
    expect(curve.points).toEqual([])
    expect((await call('GET', '/api/v1/violations/nothing/curve')).statusCode).toBe(404)
  })
})
