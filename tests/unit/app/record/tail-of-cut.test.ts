import { beforeEach, expect, it } from 'vitest'
import { record } from '../../../../src/app/record/record.ts'
import type { CutOrder } from '../../../../src/core/cuts/cut-order.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Records, Transactions } from '../../../../src/ports/records/records.ts'
import { anInstitution, aRoom, aSighting, at } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { anOrder } from '../../core/cuts/order.ts'

const NINE_THIRTY = at('2026-10-17T09:30:00+08:00')
const second = (number: number) => plus(NINE_THIRTY, seconds(number))
const PIECE = {
  kind: 'frame',
  sha256: 'b'.repeat(64),
  at: second(40),
  perceptualHash: '0000000000000000',
  width: 64,
  height: 36,
  lines: [],
  engine: null,
} as const

let transactions: Transactions
const read = <T>(work: (records: Records) => Promise<T>): Promise<T> => transactions.run(work)
const deps = () => ({ clock: createFakeClock(second(0)), identifiers, transactions, drill: false })
let identifiers = createFakeIdentifiers('violation')
const leads = async () =>
  (await read(({ violations }) => violations.list({}, { limit: 9, cursor: null }))).items

/** Cut at second 10, off the air at 12. */
async function cutLead(change: Partial<CutOrder>): Promise<string> {
  await record(deps(), aSighting({ id: 'before', at: second(0) }))
  const [lead] = await leads()
  const violationId = lead?.id ?? ''
  const order = anOrder({ violationId, requestedAt: second(5), acceptedAt: second(10), ...change })
  await read(({ cutOrders }) => cutOrders.save(order))
  const of = { id: 'off', roomId: 'room-1', watchId: 'w' }
  await record(deps(), { ...of, at: second(12), kind: 'off-air' })
  return violationId
}

beforeEach(async () => {
  transactions = createMemoryTransactions()
  identifiers = createFakeIdentifiers('violation')
  await read(async ({ institutions, rooms }) => {
    await institutions.save(anInstitution())
    await rooms.save(aRoom())
  })
})

it.each([
  { status: 'accepted' },
  { status: 'cached-tail' },
  { status: 'verified', verifiedAt: second(20) },
] as const)(
  'keeps what a server still had of a cut lesson with that lesson ($status)',
  async (cut) => {
    const lead = await cutLead(cut)
    await record(deps(), aSighting({ id: 'tail', at: second(40), evidence: [PIECE] }))
    expect(await leads()).toMatchObject([{ id: lead, sightings: 1, endReason: 'cut' }])
    const pieces = await read(({ violationEvidence }) => violationEvidence.of(lead))
    expect(pieces.map(({ sha256 }) => sha256)).toEqual([PIECE.sha256])
  },
)

it.each([
  ['the stream was seen to be back', { status: 'came-back', verifiedAt: second(20) }, 40],
  ['no server has anything of it any more', { status: 'verified', verifiedAt: second(20) }, 200],
  ['nothing was really cut', { status: 'verified', verifiedAt: second(20), dryRun: true }, 40],
  ['nobody could prove the cut', { status: 'cannot-verify' }, 40],
] as const)('opens a lead of its own where %s', async (_, cut, then) => {
  await cutLead(cut)
  await record(deps(), aSighting({ id: 'again', at: second(then) }))
  expect(await leads()).toHaveLength(2)
})

/** Beside the room that was cut: one that was registered with its stream. */
const TWIN = { id: 'room-2', title: '孪生直播间' }

async function cutBeside(twin: { readonly institutionId: string }): Promise<string> {
  const institution = anInstitution({ id: twin.institutionId, name: twin.institutionId })
  await read(async ({ institutions, rooms }) => {
    await institutions.save(institution)
    await rooms.save(aRoom({ ...TWIN, ...twin, streamUrls: ['http://media.example/other.flv'] }))
  })
  const hit = { kind: 'same-stream', roomId: TWIN.id, title: '', institutionName: '' } as const
  const hits = [{ ...hit, institutionId: twin.institutionId }]
  return await cutLead({ status: 'verified', verifiedAt: second(20), hits })
}
const ofTwin = (id: string, at: number) =>
  aSighting({ id, at: second(at), roomId: TWIN.id, evidence: [PIECE] })

it.each([
  ['of the same institution, whose picture is kept with it', 'institution-1', 1],
  ['of another institution, whose picture is no evidence against the first', 'another', 0],
])(
  'takes what a server still had for the tail in a twin room as well: %s',
  async (_, institutionId, kept) => {
    const lead = await cutBeside({ institutionId })
    await record(deps(), ofTwin('tail', 40))
    expect(await leads()).toMatchObject([{ id: lead, roomId: 'room-1' }])
    expect(await read(({ violationEvidence }) => violationEvidence.of(lead))).toHaveLength(kept)
    await record(deps(), ofTwin('back', 200))
    expect(await leads()).toHaveLength(2)
  },
)

it('ends a lead of the twin, as cut, with the order for the other room', async () => {
  await read(async ({ institutions, rooms }) => {
    await institutions.save(anInstitution({ id: 'another' }))
    await rooms.save(aRoom({ ...TWIN, institutionId: 'another', streamUrls: [] }))
  })
  await record(deps(), ofTwin('lesson', 2))
  await cutBeside({ institutionId: 'another' })
  await record(deps(), ofTwin('tail', 40))
  expect((await leads()).filter(({ roomId }) => roomId === TWIN.id)).toMatchObject([
    { ongoing: false, endReason: 'cut', sightings: 1 },
  ])
})
