import { expect, it } from 'vitest'
import { tellTogether } from '../../../../src/adapters/http/present/patrol/tell-together.ts'
import { toldOf } from '../../../../src/compose/roles/tell.ts'
import type { Notice, Part } from '../../../../src/contracts/system.ts'
import type { NodeTold } from '../../../../src/ports/records/nodes.ts'

const notice = <T extends string>(code: T, words = code as string) => ({
  code,
  zh: words,
  en: words,
})
const own = (notices: readonly Notice[], parts: readonly Part[] = []) => ({
  name: 'office',
  notices,
  parts,
})
const other = (name: string, told: Partial<NodeTold>, alive = true) => ({
  name,
  alive,
  told: { notices: [], parts: [], ...told },
})

it('the first page tells what any process tells, once and worst first, in its own words where it has them', () => {
  const planner = other('planner', {
    notices: [notice('goal-burning', 'theirs'), notice('patrol-eased'), notice('rooms-overdue')],
    parts: [{ name: 'patrol', detail: '7 间逾期' }],
  })
  const mine = own([notice('calendar-provisional'), notice('goal-burning', 'ours')])
  const { notices, parts } = tellTogether(mine, [planner, { ...planner, name: 'second' }])
  expect(notices).toEqual([
    notice('rooms-overdue'),
    notice('patrol-eased'),
    notice('goal-burning', 'ours'),
    notice('calendar-provisional'),
  ])
  expect(parts).toEqual([{ name: 'patrol', ready: false, detail: '7 间逾期' }])
})

it('what each tells of itself is told with the names of all whose it is', () => {
  const told = {
    notices: [notice('clock-stepped')],
    parts: [{ name: 'browser', detail: 'does not start' }],
  }
  const workers = [other('first', told), other('second', told)]
  const alone = tellTogether(own([]), workers)
  expect(alone.notices).toEqual([{ ...notice('clock-stepped'), nodes: ['first', 'second'] }])
  expect(alone.parts).toEqual([
    { name: 'browser', ready: false, detail: 'does not start', nodes: ['first', 'second'] },
  ])
  const both = tellTogether(own([notice('clock-stepped')]), workers)
  expect(both.notices).toMatchObject([{ nodes: ['office', 'first', 'second'] }])
})

it('what a killed planner told last is told with its name, and what another release knows in its words', () => {
  const killed = other('planner', { notices: [notice('rooms-missed')] }, false)
  const newer = other('newer', {
    notices: [notice('moon-full', '满月')],
    parts: [{ name: 'tide', detail: 'high' }],
  })
  expect(tellTogether(own([]), [killed, newer]).notices).toEqual([
    { ...notice('rooms-missed'), nodes: ['planner'] },
    { ...notice('elsewhere', '满月'), nodes: ['newer'] },
    { ...notice('elsewhere', 'tide: high'), nodes: ['newer'] },
  ])
})

it('what is written every few seconds has the parts that are not ready, and stays small', () => {
  const long = '间'.repeat(10_000)
  const part: Part = { name: 'browser', ready: false, detail: long }
  const told = toldOf(
    Array.from({ length: 500 }, () => notice('sweep-taken-off' as const, long)),
    [{ ...part, ready: true }, ...Array.from({ length: 500 }, () => part)],
  )
  expect(told.parts[0]).toEqual({ name: 'browser', detail: expect.stringMatching(/^间+…$/u) })
  expect(JSON.stringify(told).length).toBeLessThan(50_000)
})
