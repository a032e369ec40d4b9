import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cutRulesChange, cutRulesText } from '../../../../src/contracts/cuts/cut-rules.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { asAdministrator } from '../../../build/as-browser.ts'
import { SCHEDULES_FOLDER } from '../../../build/law.ts'
import { copySchedules, type SchedulesCopy } from '../../../build/schedules-copy.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, type Harness } from '../http-harness.ts'

const start = pool()
const URL = '/api/v1/cut-rules'

let copy: SchedulesCopy
let harness: Harness
let call: Awaited<ReturnType<typeof asAdministrator>>
let shipped: string

beforeEach(async () => {
  copy = await copySchedules()
  shipped = await readFile(join(SCHEDULES_FOLDER, 'cuts.yaml'), 'utf8')
  await copy.write('cuts.yaml', shipped)
  harness = await start({ schedulesFolder: copy.folder })
  call = await asAdministrator(harness)
})
afterEach(() => copy.remove())

const read = async () => cutRulesText.parse((await call('GET', URL)).json())
const versions = async () => (await call('GET', `${URL}/versions`)).json().items

/** As the form of the page hands them in. */
const AS_FORM = {
  secondPerson: {
    withinMinutes: 10,
    rules: [{ regions: ['440100'], viewersFrom: 500, hours: ['22:00-24:00'] }],
  },
  fuse: {
    manual: { all: 30, platform: 20, region: 20 },
    automatic: { all: 6, platform: 4, region: 3 },
    whenBlown: 'second-person',
  },
  coolingOffMinutes: 45,
  loosenedAfterMinutes: 60,
  automatic: {
    countdownSeconds: 60,
    banMinutes: 120,
    seenWithinSeconds: 60,
    rules: [{ mode: 'shadow', regions: ['4401'], sweeps: ['curfew'] }],
  },
}

describe('the rules of cutting', () => {
  it('are read with places by name, and what is written by fields keeps the comments of the file', async () => {
    const before = await read()
    expect(before.text).toBe(shipped)
    const saved = await call('PUT', URL, {
      document: AS_FORM,
      reason: '夜间人多须两人',
      expectedVersion: before.version,
    })
    const change = cutRulesChange.parse(saved.json())
    expect(change.rules.secondPerson.rules).toMatchObject([
      { regionNames: ['广东省广州市'], viewersFrom: 500, hours: ['22:00-24:00'], platforms: [] },
    ])
    expect(change.rules.automatic.rules).toMatchObject([
      { mode: 'shadow', sweeps: ['curfew'], regionNames: ['广东省广州市'] },
    ])
    const after = await read()
    expect(after.version).toBe(change.version)
    expect(after.rules).toEqual(change.rules)
    for (const comment of shipped.match(/^\s*#.*$/gm) ?? []) {
      expect(after.text).toContain(comment.trim())
    }
    expect(after.text).toContain('manual: { all: 30, platform: 20, region: 20 }')
    const told = await harness.transactions.run(({ journal }) => journal.last())
    expect(told).toMatchObject({ who: 'user:boss', why: '夜间人多须两人', subjectId: 'cut-rules' })
  })

  it('are refused as the file would be: line, field and remedy are told, nothing is written', async () => {
    const wrong = shipped.replace('coolingOffMinutes: 30', 'coolingOffMinutes: soon')
    const answer = await call('PUT', URL, { document: wrong, reason: 'x' })
    expect([answer.statusCode, answer.json().where]).toEqual([
      400,
      expect.stringMatching(/^cuts\.yaml:\d+$/),
    ])
    const { automatic } = AS_FORM
    const rules = [{ mode: 'on', regions: ['4401'], sweeps: ['nowhere'] }]
    const unknown = await call('PUT', URL, {
      document: { ...AS_FORM, automatic: { ...automatic, rules } },
      reason: 'x',
    })
    expect(unknown.json().detail).toMatch(
      /第\d+行.*没有名为“nowhere”的巡查：请写 sweeps 目录中的名称/,
    )
    expect((await read()).text).toBe(shipped)
    expect(await versions()).toEqual([])
  })
})

describe('a change of the rules of cutting', () => {
  it('is refused where somebody else was faster than who opened them', async () => {
    const { version: expectedVersion } = await read()
    const save = (minutes: number) =>
      call('PUT', URL, {
        document: { ...AS_FORM, coolingOffMinutes: minutes },
        reason: '改',
        expectedVersion,
      })
    expect((await save(40)).statusCode).toBe(200)
    const late = await save(50)
    expect([late.statusCode, late.json().code]).toEqual([409, 'conflict'])
    expect((await read()).rules.coolingOffMinutes).toBe(40)
    const undo = await call('POST', `${URL}/undo`, { reason: '改回', expectedVersion })
    expect(undo.statusCode).toBe(409)
  })

  it('is taken back to any earlier version, and that can be taken back too', async () => {
    for (const minutes of [40, 50]) {
      const document = { ...AS_FORM, coolingOffMinutes: minutes }
      await call('PUT', URL, { document, reason: `改为 ${minutes}` })
    }
    const [, first] = await versions()
    await call('POST', `${URL}/undo`, { reason: '回到最初', changeId: first.id })
    expect((await read()).text).toBe(shipped)
    const [undone] = await versions()
    expect(undone).toMatchObject({ kind: 'undo', undoes: first.id, why: '回到最初' })
    await call('POST', `${URL}/undo`, { reason: '还是要', changeId: undone.id })
    expect((await read()).rules.coolingOffMinutes).toBe(50)
  })

  it('is taken back as what it is, never by the right to change calendars', async () => {
    await call('PUT', URL, { document: AS_FORM, reason: '须两人' })
    const [change] = await versions()
    await call('POST', `${URL}/undo`, { reason: '回到最初', changeId: change.id })
    const [undone] = await versions()
    const token = await asProgram(harness, 'administrator')
    for (const changeId of [change.id, undone.id, null]) {
      const refused = await token('POST', '/api/v1/calendar/undo', { changeId, reason: 'x' })
      expect([refused.statusCode, refused.json().code]).toEqual([404, 'not-found'])
    }
    expect((await read()).text).toBe(shipped)
  })

  it('is of officers who are signed in, never of a token', async () => {
    const token = await asProgram(harness, 'administrator')
    const change = { document: AS_FORM, reason: 'x' }
    const refused = await token('PUT', URL, change)
    expect([refused.statusCode, refused.json().detail]).toEqual([
      403,
      expect.stringContaining('令牌不能修改阻断规则，须由登录的执法主管进行'),
    ])
    expect((await token('GET', URL)).statusCode).toBe(200)
  })
})

describe('rules of cutting that were loosened', () => {
  const free = { ...AS_FORM, secondPerson: { withinMinutes: 10, rules: [] } }
  const put = (document: object, reason: string) => call('PUT', URL, { document, reason })

  it('are written and do not hold yet: the page says in what and until when, and after that they do', async () => {
    await put(AS_FORM, '夜间人多须两人')
    expect((await read()).held).toEqual([])
    await put(free, '人手不够')
    const { held, rules } = await read()
    expect(rules.secondPerson.rules).toEqual([])
    expect(held).toMatchObject([
      {
        changedBy: 'user:boss',
        loosened: [{ zh: '第二人批准的要求减少', en: 'a second person is asked for less' }],
      },
    ])
    const [{ until = '', changedAt = '' } = {}] = held
    expect(Date.parse(until) - Date.parse(changedAt)).toBe(3_600_000)
    harness.clock.advance(minutes(60))
    // Who sat idle for so long signs in again.
    call = await asAdministrator(harness, 'later')
    expect((await read()).held).toEqual([])
  })

  it('hold at once when another person agrees, never by the word of who loosened them', async () => {
    await put(AS_FORM, '夜间人多须两人')
    await put(free, '人手不够')
    const { version: expectedVersion } = await read()
    const agreement = { reason: '同意', expectedVersion }
    const own = await call('POST', `${URL}/agree`, agreement)
    expect([own.statusCode, own.json().code]).toEqual([403, 'not-allowed'])
    const other = await asAdministrator(harness, 'another')
    const stale = await other('POST', `${URL}/agree`, { ...agreement, expectedVersion: 'older' })
    expect(stale.statusCode).toBe(409)
    const agreed = await other('POST', `${URL}/agree`, agreement)
    expect([agreed.statusCode, agreed.json().held]).toEqual([200, []])
    const told = await harness.transactions.run(({ journal }) => journal.last())
    expect(told).toMatchObject({ who: 'user:another', why: '同意', subjectId: 'cut-rules' })
    expect((await other('POST', `${URL}/agree`, agreement)).statusCode).toBe(409)
  })

  it('are what they were at once when the change is taken back', async () => {
    await put(AS_FORM, '夜间人多须两人')
    await put(free, '人手不够')
    await call('POST', `${URL}/undo`, { reason: '改回' })
    const { held, rules } = await read()
    expect([held, rules.secondPerson.rules.length]).toEqual([[], 1])
  })
})
