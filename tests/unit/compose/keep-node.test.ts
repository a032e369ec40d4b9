import { expect, it } from 'vitest'
import { workOf } from '../../../src/compose/pipeline-stages.ts'
import { crewNotices, crewPart } from '../../../src/compose/roles/crew-words.ts'
import type { KeptNode } from '../../../src/compose/roles/keep-node.ts'
import { hours, seconds } from '../../../src/core/time/duration.ts'
import { minus, plus } from '../../../src/core/time/instant.ts'
import type { NodeTold } from '../../../src/ports/records/nodes.ts'
import { patiently } from '../../build/patience.ts'
import { ABLE, codes, NOW, openProcesses } from '../../build/processes-of-one-database.ts'

it('a process that was killed is still shown, as gone, and not counted on; what each does is told', async () => {
  const { start, told, kill } = openProcesses()
  const one = start(() => ABLE)
  await kill('killed worker')
  await told(1)
  const shown = one.nodes().map(({ name, alive, load }) => [name, alive, load?.jobs])
  expect(shown).toContainEqual(['killed worker', false, { watch: 3 }])
  expect(one.nodes().filter(({ alive }) => alive)).toHaveLength(1)
  expect(one.othersBrowse('watch')).toBe(false)
})

it('of one that ends as soon as it starts, over and over, a hundred are shown beside the living', async () => {
  const { start, told, kill } = openProcesses()
  const one = start(() => ABLE)
  for (let time = 0; time < 101; time += 1) await kill(`killed ${time}`)
  await told(1)
  expect(Map.groupBy(one.nodes(), ({ alive }) => alive).get(false)).toHaveLength(100)
  expect(one.crew()?.alive).toHaveLength(1)
})

it('who is alive is known by who goes on telling, whatever the clocks of other machines show', async () => {
  const { start, told, kill } = openProcesses()
  const planner = start(() => ABLE, {}, ['scheduler'])
  await kill('killed, its clock a day ahead', { seenAt: plus(NOW, hours(24)) })
  await kill('killed, its clock right', { seenAt: NOW })
  const living = () => planner.nodes().flatMap(({ name, alive }) => (alive ? [name] : []))
  for (const said of [0, 10, 20, 30, 40, 50]) {
    await kill('living, its clock days behind', {
      seenAt: minus(plus(NOW, seconds(said)), hours(50)),
    })
    await told(1)
  }
  await patiently(() => expect(living()).toContain('living, its clock days behind'))
  expect(living()).toHaveLength(2)
  expect(codes(planner)).not.toContain('no-worker')

  for (const _ of [60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160]) await told(1)
  expect(living()).toHaveLength(1)
  expect(codes(planner)).toContain('no-worker')
})

it('a worker without a browser knows of one that has it, until that one ends or loses it', async () => {
  const { start, told, rows } = openProcesses()
  let browser = true
  const without = start(() => ({ ...ABLE, browser: false }))
  const able = start(() => ({ ...ABLE, browser }))
  await told(2)
  expect(without.othersBrowse('watch')).toBe(true)
  expect(able.othersBrowse('watch')).toBe(false)
  expect(await rows()).toMatchObject([{ work: { watch: 16 } }, { roles: ['worker'] }])

  browser = false
  await told(2)
  await told(2)
  expect(without.othersBrowse('watch')).toBe(false)

  browser = true
  await told(2)
  await told(2)
  expect(without.othersBrowse('watch')).toBe(true)
  await able.stop()
  await told(1)
  expect(without.othersBrowse('watch')).toBe(false)
  expect(await rows()).toHaveLength(1)
})

it('rooms that need a browser are not left to one that takes no such work, nor to one that never tried its browser', async () => {
  const { start, told } = openProcesses()
  let browser: boolean | null = null
  const without = start(() => ({ ...ABLE, browser: false }))
  start(() => ABLE, { record: 2, alert: 2 })
  start(() => ({ ...ABLE, browser }), { watch: 16 })
  await told(3)
  expect(without.othersBrowse('watch')).toBe(false)
  expect(without.othersBrowse('probe')).toBe(false)

  browser = true
  await told(3)
  await told(3)
  expect(without.othersBrowse('watch')).toBe(true)
  expect(without.othersBrowse('probe')).toBe(false)
})

it('stages that no living process takes are named after a while, by the probe and on the first page, until one does', async () => {
  const { start, told } = openProcesses()
  const planner = start(() => ABLE, {}, ['api', 'scheduler'])
  start(() => ABLE, { probe: 4, watch: 16 })
  for (const _ of [10, 20, 30]) await told(2)
  expect(crewPart(planner.crew())).toMatchObject([{ name: 'nodes', ready: true }])
  expect(codes(planner)).toEqual([])

  await told(2)
  await told(2)
  expect(crewPart(planner.crew())).toMatchObject([
    { ready: false, detail: expect.stringContaining('plan, record, alert, cut, prove, hold') },
  ])
  expect(crewNotices(planner.crew())).toMatchObject([
    { code: 'stage-untaken', zh: expect.stringContaining('plan, record, alert') },
  ])

  start(() => ABLE, workOf(null))
  await told(3)
  await told(3)
  expect(crewPart(planner.crew())).toMatchObject([
    { ready: true, detail: '3 个进程 / 3 processes' },
  ])
  expect(codes(planner)).toEqual([])
})

it('that nobody works, plans or has a browser is told', async () => {
  const { start, told } = openProcesses()
  const planner = start(() => ABLE, {}, ['scheduler'])
  for (const _ of [10, 20, 30, 40, 50]) await told(1)
  expect(codes(planner)).toEqual(['no-worker'])
  expect(crewPart(planner.crew())).toMatchObject([{ ready: false }])
  await planner.stop()

  const worker = start(() => ({ ...ABLE, browser: false }), workOf(null))
  for (const _ of [10, 20, 30, 40, 50, 60]) await told(1)
  expect(codes(worker)).toEqual(['no-scheduler', 'no-browser'])
})

it('a worker takes what an administrator wishes with its next word, and what it took at its start when that is taken back', async () => {
  const { start, told, rows, wish } = openProcesses()
  const worker = start(() => ABLE, { watch: 16, probe: 4 })
  await told(1)
  await wish(1, { watch: 2 })
  await told(1)
  const startWork = { watch: 16, probe: 4 }
  expect(await rows()).toMatchObject([{ work: { watch: 2 }, startWork, wish: { version: 1 } }])
  expect(Object.keys(worker.nodes()[0]?.work ?? {})).toEqual(['watch'])

  await wish(2, null)
  await told(1)
  expect(await rows()).toMatchObject([{ work: startWork, wish: { version: 2, who: 'user:li' } }])
  await worker.stop()
  start(() => ABLE, startWork)
  await told(1)
  expect(await rows()).toMatchObject([{ work: startWork, wish: null }])
})

const OVERDUE: NodeTold = {
  notices: [{ code: 'rooms-overdue', zh: '7 间逾期', en: '7 rooms are overdue' }],
  parts: [{ name: 'patrol', detail: '7 间逾期' }],
}
const wordsOf = ({ others }: Pick<KeptNode, 'others'>) =>
  others().map(({ told, alive }) => [alive, told?.notices.map(({ code }) => code)])

it('that nobody works is told 40 s after the last word of a worker that was killed', async () => {
  const { start, told, kill } = openProcesses()
  await kill('killed worker', { seenAt: NOW })
  const office = start(() => ABLE, {}, ['api', 'scheduler'])
  for (const _ of [10, 20, 30]) await told(1)
  expect(codes(office)).toEqual([])
  await told(1)
  expect(codes(office)).toEqual(['no-worker'])
})

it('what a process tells reaches the others, and what only a planner knows stays when that one is killed', async () => {
  const { start, told, kill } = openProcesses()
  const clock = { code: 'clock-stepped', zh: '时钟被拨过', en: 'the clock was set' }
  await kill('planner', {
    roles: ['scheduler'],
    seenAt: NOW,
    told: { ...OVERDUE, notices: [...OVERDUE.notices, clock] },
  })
  const office = start(() => ABLE, {}, ['api'])
  await told(1)
  expect(wordsOf(office)).toEqual([[true, ['rooms-overdue', 'clock-stepped']]])
  for (const _ of [10, 20, 30]) await told(1)
  expect(wordsOf(office)).toEqual([[false, ['rooms-overdue']]])

  start(
    () => ABLE,
    {},
    ['scheduler'],
    async () => ({ notices: [clock], parts: [] }),
  )
  for (const _ of [10, 20]) await told(2)
  await told(2)
  expect(wordsOf(office)).toEqual([[true, ['clock-stepped']]])
})

it('what was told stays while the database is away and when it comes back, and nobody is called silent for that time', async () => {
  const { start, told, kill, database } = openProcesses()
  const office = start(() => ABLE, {}, ['api'])
  for (const _ of [10, 20, 30, 40]) await told(1)
  await kill('planner', { roles: ['scheduler'], told: OVERDUE })
  await kill('worker', { seenAt: plus(NOW, seconds(40)) })
  await told(1)
  expect(codes(office)).toEqual(['no-scheduler'])
  const before = wordsOf(office)
  expect(before).toContainEqual([false, ['rooms-overdue']])

  database('away')
  for (const _ of [10, 20, 30, 40, 50, 60]) await told(1)
  expect(codes(office)).toEqual(['no-scheduler'])
  expect(wordsOf(office)).toEqual(before)
  expect(office.nodes()).toEqual([])

  database('back')
  await told(1)
  expect(codes(office)).toEqual(['no-scheduler'])
  expect(wordsOf(office)).toEqual(before)
  expect(office.nodes().filter(({ alive }) => alive)).toHaveLength(2)
})

it('on the embedded database a stage that its only process does not take is told as well', async () => {
  const { start, told, wish, kill } = openProcesses(null)
  const only = start(() => ABLE, { ...workOf(null) }, ['scheduler', 'worker'])
  await kill('killed before')
  await told(1)
  expect(codes(only)).toEqual([])
  await wish(1, { ...workOf(null), cut: 0 })
  for (const _ of [10, 20, 30, 40, 50, 60]) await told(1)
  expect(codes(only)).toEqual(['stage-untaken'])
  expect(only.nodes()).toHaveLength(1)
  expect(only.crew()?.alive).toHaveLength(1)
})
