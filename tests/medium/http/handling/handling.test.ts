import { describe, expect, it } from 'vitest'
import { takenBack } from '../../../../src/contracts/handling.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()
const HERE = '/api/v1/violations/violation-1'
const REASON = { reason: '画面为数学授课' }

async function startSeeded() {
  const harness = await start()
  await seedViolation(harness)
  return { harness, call: await asProgram(harness) }
}

describe('a violation that people work on', () => {
  it('is given to somebody who may sign in, and to nobody else', async () => {
    const { harness, call } = await startSeeded()
    const wang = {
      id: 'account-1',
      name: 'wang',
      passwordHash: '',
      role: 'operator',
      regions: [],
      createdAt: SATURDAY,
      lockedAt: null,
    } as const
    const li = { ...wang, id: 'account-2', name: 'li', lockedAt: SATURDAY }
    await harness.transactions.run(async ({ accounts }) => {
      await accounts.save(wang)
      await accounts.save(li)
    })
    const colleagues = (await call('GET', '/api/v1/colleagues')).json().items
    expect(colleagues).toEqual([{ name: 'wang', role: 'operator' }])
    const given = await call('POST', `${HERE}/assign`, { ...REASON, assignee: 'wang' })
    expect(given.json()).toMatchObject({ assignedTo: 'user:wang' })
    const nobody = await call('POST', `${HERE}/assign`, { ...REASON, assignee: 'li' })
    expect(nobody.json()).toMatchObject({ code: 'not-found' })
  })

  it('is open again when its confirmation is taken back; what was said with it is not learned from', async () => {
    const { harness, call } = await startSeeded()
    const confirmed = (await call('POST', `${HERE}/confirm`, REASON)).json()
    expect(confirmed.decision).toMatchObject({ by: 'program:operator' })
    expect(confirmed.decision.takenBackUntil).not.toBeNull()
    const undone = takenBack.parse((await call('POST', `${HERE}/confirm/undo`, REASON)).json())
    expect(undone.violation).toMatchObject({ status: 'suspected', step: 'clue', decision: null })
    expect(undone.followed.map(({ kind, undoable }) => [kind, undoable])).toEqual([
      ['cut', false],
      ['letter', false],
      ['card', false],
    ])
    const labels = await harness.transactions.run((records) =>
      records.operatorLabels.ofViolation('violation-1'),
    )
    expect(labels).toEqual([])
    await call('POST', `${HERE}/dismiss`, REASON)
    expect((await call('POST', `${HERE}/confirm/undo`, REASON)).statusCode).toBe(409)
    const reopened = await call('POST', `${HERE}/reopen`, REASON)
    expect(reopened.json().violation).toMatchObject({ status: 'suspected', step: 'verify' })
  })

  it('carries notes that say whether they may be told outside; a correction keeps what it corrects', async () => {
    const { call } = await startSeeded()
    const noted = { text: '已电话联系机构', audience: 'internal' }
    const first = (await call('POST', `${HERE}/notes`, noted)).json()
    const again = { text: '已电话联系机构负责人', audience: 'public', replaces: first.id }
    expect((await call('POST', `${HERE}/notes`, again)).statusCode).toBe(201)
    expect((await call('POST', `${HERE}/notes`, again)).json()).toMatchObject({ code: 'conflict' })
    const notes = (await call('GET', `${HERE}/notes`)).json().items
    expect(notes).toMatchObject([noted, again])
  })
})

describe('how people look at pages', () => {
  it('is kept for each person in views of his own', async () => {
    const { harness, call } = await startSeeded()
    const view = { page: 'wall', name: '只看可疑', search: '?show=suspect' }
    const [saved] = (await call('POST', '/api/v1/views', view)).json().items
    expect(saved).toMatchObject(view)
    const boss = await asProgram(harness, 'administrator')
    expect((await boss('GET', '/api/v1/views')).json().items).toEqual([])
    expect((await boss('DELETE', `/api/v1/views/${saved.id}`)).statusCode).toBe(404)
    expect((await call('DELETE', `/api/v1/views/${saved.id}`)).statusCode).toBe(204)
  })
})
