import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { WireNode } from '../../../src/contracts/system.ts'
import {
  attributesOf,
  byTestId,
  click,
  focus,
  textOf,
  textsOf,
  type,
} from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { patiently } from '../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString()
const WORK = { plan: 1, probe: 32, watch: 16, record: 2, alert: 2, prove: 4, hold: 8 }

const node = (change: Partial<WireNode>): WireNode => ({
  id: change.name ?? 'n',
  alive: true,
  name: 'east-worker 4711',
  version: '0.1.0',
  roles: ['worker'],
  abilities: { decoder: '7.0 (bundled)', browser: true, readers: 3, ears: true },
  work: WORK,
  startWork: WORK,
  wish: null,
  load: { jobs: { watch: 12, probe: 2 }, memoryBytes: 412_000_000 },
  startedAt: ago(7_200),
  seenAt: ago(4),
  ...change,
})

const NODES: readonly WireNode[] = [
  node({ name: 'gone-worker 99', alive: false, seenAt: ago(3_600) }),
  node({
    name: 'office-1.inner.example.cn 812',
    roles: ['api', 'scheduler'],
    abilities: null,
    work: {},
    startWork: null,
    load: { jobs: {}, memoryBytes: 190_000_000 },
  }),
  node({
    name: 'west-worker-without-a-browser-and-with-a-long-name.inner.example.cn 5120',
    abilities: { decoder: '7.1 (/usr/bin/ffmpeg)', browser: false, readers: 1, ears: false },
  }),
]

beforeEach(() => {
  Object.assign(dashboard.fixture.state, { nodes: NODES, broken: false })
})
afterEach(() => dashboard.leave())

async function open(width?: number): Promise<void> {
  ;({ page } = await dashboard.visit('/nodes', width === undefined ? {} : { width }))
}

test('each process says what it is, what it can look with and what it does; one that fell silent stands last, as gone', async () => {
  await open()
  await page.waitForSelector(byTestId('node-card'))
  expect(await attributesOf(page, byTestId('node-card'), 'data-alive')).toEqual([
    'true',
    'true',
    'false',
  ])
  const cards = await textsOf(page, byTestId('node-card'))
  expect(cards[0]).toMatch(/api.*scheduler.*xuncha 0\.1\.0.*181 MB.*不看直播间/)
  expect(cards[1]).toMatch(
    /盯看 12 间（最多 16）.*393 MB.*浏览器 不可用.*识图 1 个进程.*听音 不可用/,
  )
  expect(cards[2]).toMatch(/已失联.*1 小时前报到/)
  expect(cards[2]).not.toContain('盯看 12 间')
})

test('a stage that no living process takes stands out, whatever a dead one took', async () => {
  await open()
  await page.waitForSelector(byTestId('stage-cut'))
  expect(await textOf(page, byTestId('stage-cut'))).toContain('无人承担')
  expect(await textOf(page, byTestId('stage-watch'))).toContain('1 个进程12 / 16')
})

test('nobody to ask is not told as nobody there, and a failure can be tried again by keyboard', async () => {
  dashboard.fixture.state.nodes = []
  await open()
  expect(await textOf(page, '.nodes .ant-empty')).toContain('目前无人知道')
  dashboard.fixture.state.broken = true
  await open()
  await page.waitForSelector(`.nodes ${byTestId('trouble')}`)
  Object.assign(dashboard.fixture.state, { broken: false, nodes: NODES })
  await focus(page, `.nodes ${byTestId('trouble')} button`)
  await page.keyboard.press('Enter')
  await page.waitForSelector(byTestId('node-card'))
})

test('neither the menu nor a long name sticks out sideways, on a phone, a tablet, a small screen, in both languages', async () => {
  for (const language of ['zh', 'en']) {
    await open()
    if (language === 'en') await click(page, 'language-switch')
    for (const width of [360, 700, 1_024, 1_280]) {
      await page.setViewport({ width, height: 900 })
      await page.waitForSelector(byTestId('node-card'))
      const shown = await page.evaluate('document.documentElement.scrollWidth')
      expect(shown, `${language} ${width}`).toBeLessThanOrEqual(width)
    }
  }
})

const form = (name: string): string => `${byTestId('work-form')} ${byTestId(name)}`

test('an administrator changes what a process takes, by keyboard; an error loses nothing, and it is taken back again', async () => {
  const { state } = dashboard.fixture
  const east = node({ name: 'east-worker 4711', work: { ...WORK, cut: 4 }, startWork: WORK })
  Object.assign(state, { nodes: [east], role: 'administrator', reasons: [] })
  onTestFinished(() => void Object.assign(state, { role: 'operator' }))
  await open()
  await focus(page, `${byTestId('work-form')} summary`)
  await page.keyboard.press('Enter')
  await type(page, form('work-watch'), '2')
  await type(page, form('work-cut'), '0')
  await type(page, form('work-reason'), '机器要检修')
  state.nodes = [
    { ...east, wish: { version: 7, work: WORK, at: ago(5), who: 'user:wang', why: '' } },
  ]
  await page.keyboard.press('Enter')
  expect(await textOf(page, form('trouble'))).toContain('刚被他人修改')
  const written = await attributesOf(page, `${byTestId('work-form')} input`, 'value')
  expect(written).toEqual(['1', '32', '2', '2', '2', '0', '4', '8', '0', '机器要检修'])

  // What somebody else did meanwhile is shown, and may be gone over.
  expect(await textOf(page, byTestId('node-wish'))).toMatch(/wang.*尚未生效/)
  await focus(page, form('work-apply'))
  await page.keyboard.press('Enter')
  expect(await textOf(page, form('work-told'))).toMatch(/已交代.*cut 将没有活着的进程承担/)
  await patiently(async () =>
    expect(await textOf(page, byTestId('node-wish'))).toMatch(/运行中调整：.*li.*机器要检修/),
  )
  expect(state.nodes[0]?.work).toMatchObject({ watch: 2, cut: 0 })

  await type(page, form('work-reason'), '修好了')
  await click(page, 'work-back')
  await page.waitForSelector(byTestId('node-wish'), { hidden: true })
  expect(state.reasons).toEqual(['east-worker 4711: 机器要检修', 'east-worker 4711: 修好了'])
})

test('who is no administrator changes nothing', async () => {
  await open()
  await page.waitForSelector(byTestId('node-card'))
  expect(await page.$(byTestId('work-form'))).toBeNull()
})
