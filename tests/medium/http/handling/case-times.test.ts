import { describe, expect, it } from 'vitest'
import { caseTimes } from '../../../../src/contracts/deadlines/case-times.ts'
import { formatInstant, type Instant } from '../../../../src/core/time/instant.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()
const HERE = '/api/v1/violations/violation-1'
const REASON = { reason: '依送达回证' }

async function confirmed() {
  const harness = await start()
  await seedViolation(harness)
  const call = await asProgram(harness)
  const before = caseTimes.parse((await call('GET', `${HERE}/deadlines`)).json())
  await call('POST', `${HERE}/confirm`, { reason: '画面为数学授课' })
  const at = formatInstant(harness.clock.now() as Instant)
  const enter = (kind: string, said: object = {}) =>
    call('POST', `${HERE}/facts`, { ...REASON, kind, at, ...said })
  return { harness, call, enter, before }
}

/** Who may review: another than who confirmed. */
async function review(harness: Awaited<ReturnType<typeof start>>) {
  const at = harness.clock.now() as Instant
  await harness.transactions.run(async ({ caseFacts }) => {
    for (const kind of ['legal-review', 'technical-review'] as const) {
      await caseFacts.add({
        ...{
          id: kind,
          violationId: 'violation-1',
          kind,
          at,
          paper: '审核表 1 号',
          why: '审核通过',
        },
        ...{ enteredAt: at, enteredBy: 'user:li', undone: null },
      })
    }
  })
}

describe('the time limits of a lead', () => {
  it('begin with what happens to it: found, confirmed, a notice served', async () => {
    const { harness, enter, before } = await confirmed()
    expect(before.deadlines.map(({ limit }) => limit)).toEqual(['verify'])
    await review(harness)
    const answer = caseTimes.parse((await enter('notice-served', { paper: '告知书 3 号' })).json())
    const states = Object.fromEntries(answer.deadlines.map((one) => [one.limit, one.state]))
    expect(states).toMatchObject({ verify: 'met', determine: 'running', statement: 'running' })
    const statement = answer.deadlines.find(({ limit }) => limit === 'statement')
    expect(statement).toMatchObject({ source: expect.stringContaining('第三十一条') })
    const received = caseTimes.parse((await enter('statement-received')).json())
    expect(received.deadlines.find(({ limit }) => limit === 'statement')?.state).toBe('met')
  })

  it('go back with what was entered wrongly, which stays to be read', async () => {
    const { enter, call, harness } = await confirmed()
    const { facts } = caseTimes.parse((await enter('measure-taken')).json())
    const undo = `${HERE}/facts/${facts[0]?.id}/undo`
    const undone = caseTimes.parse((await call('POST', undo, REASON)).json())
    expect(undone.facts).toMatchObject([{ kind: 'measure-taken', undone: { why: REASON.reason } }])
    expect(undone.deadlines.map(({ limit }) => limit)).not.toContain('recheck-first')
    expect((await call('POST', undo, REASON)).json()).toMatchObject({ code: 'wrong-state' })
    const told = await harness.transactions.run(({ journal }) => journal.ofSubject('violation-1'))
    expect(told.filter(({ data }) => (data as { fact?: unknown }).fact !== undefined)).toHaveLength(
      2,
    )
  })

  it('do not run in a case that nobody has confirmed', async () => {
    const harness = await start()
    await seedViolation(harness)
    const call = await asProgram(harness)
    const at = formatInstant(harness.clock.now() as Instant)
    const answer = await call('POST', `${HERE}/facts`, { ...REASON, kind: 'case-filed', at })
    expect(answer.json()).toMatchObject({ status: 409, code: 'wrong-state' })
  })
})

describe('what goes into a penalty', () => {
  it('waits for legal and technical review, and the review is not taken from under it', async () => {
    const { enter, harness, call } = await confirmed()
    const refused = await enter('notice-served')
    expect(refused.statusCode).toBe(409)
    for (const word of ['法制审核', '技术审核', '第四十一条']) expect(refused.body).toContain(word)
    await review(harness)
    expect((await enter('notice-served')).statusCode).toBe(200)
    const undo = await call('POST', `${HERE}/facts/legal-review/undo`, REASON)
    expect(undo.json()).toMatchObject({ status: 409, code: 'wrong-state' })
  })

  it('is determined and reviewed by another than who found it true', async () => {
    const { enter } = await confirmed()
    for (const kind of ['determination-signed', 'legal-review', 'technical-review']) {
      expect((await enter(kind)).json()).toMatchObject({ status: 403, code: 'not-allowed' })
    }
  })

  it('has not happened in time to come, nor before the lead was found', async () => {
    const { enter, harness } = await confirmed()
    const now = harness.clock.now()
    for (const at of [now + 3_600_000, now - 365 * 86_400_000]) {
      const answer = await enter('measure-taken', { at: formatInstant(at as Instant) })
      expect(answer.json()).toMatchObject({ status: 400, code: 'bad-request' })
    }
  })
})
