import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Room } from '../../../src/contracts/room.ts'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import {
  attributesOf,
  byTestId,
  choose,
  click,
  hover,
  textOf,
  type,
} from '../../build/dashboard/look.ts'
import {
  type OpenDashboard,
  openDashboard,
  type Visit,
} from '../../build/dashboard/open-dashboard.ts'
import { signIn } from '../../build/dashboard/sign-in.ts'
import { wireStatus } from '../../build/dashboard/wire-room.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'
import { PATIENCE } from '../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
let complaints: string[]

beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())

beforeEach(async () => {
  const { state } = dashboard.fixture
  Object.assign(state, { signedIn: true, broken: false, refuseStreams: false })
  await busyMorning(dashboard.fixture, dashboard.browser)
})
afterEach(async () => {
  expect(complaints, 'nothing from elsewhere, nothing that the policy forbids').toEqual([])
  await dashboard.leave()
})

async function open(path: string, how: Visit = {}): Promise<void> {
  ;({ page, complaints } = await dashboard.visit(path, how))
}

const cardStates = () => attributesOf(page, byTestId('room-card'), 'data-state')

test('who is not signed in sees the sign-in page, is told why it failed, and then sees the wall', async () => {
  dashboard.fixture.state.signedIn = false
  await open('/')
  await signIn(page, 'operator', 'wrong')
  expect(await textOf(page, byTestId('trouble'))).toContain('账号或密码不对')
  await type(page, byTestId('sign-in-password'), 'right')
  await click(page, 'sign-in-submit')
  await page.waitForSelector(byTestId('room-card'))
})

test('every room says what it is; what cannot be seen comes before what is fine and says why', async () => {
  await open('/')
  await page.waitForSelector(byTestId('room-card'))
  expect(await cardStates()).toEqual([
    'violating',
    'suspect',
    'unseen',
    'unknown',
    'clean',
    'off-air',
  ])
  expect(await textOf(page, '[data-state="unseen"] [data-unseen-reason]')).toBe('须登录才能观看')
  const counts = await attributesOf(page, byTestId('count'), 'data-count')
  expect(counts).toEqual(['1', '1', '1', '1', '1', '1'])
})

test('the drill clock is announced with the day it pretends to be', async () => {
  await open('/')
  expect(await textOf(page, byTestId('banner-drill'))).toMatch(
    /演练时钟：现在按 2026-03-07（周六）09:4\d \+08:00 运行/,
  )
})

test('a violation appears by itself, on top, read out and counted in the title', async () => {
  await open('/')
  await page.waitForSelector(`${byTestId('connection')}[data-state="live"]`)
  const opened = wireViolation({
    id: 'v-new',
    roomTitle: '周末奥数',
    startedAt: '2026-03-07T09:42:11+08:00',
  })
  dashboard.fixture.state.push('violation.opened', opened)
  await page.waitForSelector('[data-violation-id="v-new"]', PATIENCE)
  const ids = await attributesOf(
    page,
    `${byTestId('pressing')} ${byTestId('violation-card')}`,
    'data-violation-id',
  )
  expect(ids[0]).toBe('v-new')
  expect(await textOf(page, byTestId('announcer'))).toContain('周末奥数')
  await expect.poll(() => page.title()).toContain('(3)')
})

test('a room that changes is changed on the wall at once', async () => {
  await open('/')
  await page.waitForSelector(`${byTestId('connection')}[data-state="live"]`)
  await page.waitForSelector(byTestId('room-card'))
  const { state } = dashboard.fixture
  state.rooms = state.rooms.map((room) =>
    room.id === 'room-painting' ? { ...room, status: wireStatus('suspect') } : room,
  )
  for (const room of state.rooms) state.push('room.changed', room)
  await page.waitForSelector('[data-room-id="room-painting"][data-state="suspect"]', PATIENCE)
})

test('a lost connection is said loudly, is no reason to be calm, and mends itself with what was missed', async () => {
  const { state } = dashboard.fixture
  state.violations = []
  await open('/')
  await page.waitForSelector(`${byTestId('connection')}[data-state="live"]`)
  state.refuseStreams = true
  state.severStreams()
  expect(await textOf(page, byTestId('banner-lost'))).toContain('不代表没有违规')
  await page.waitForSelector(`${byTestId('calm')}[data-kind="unknown"]`)
  state.violations = [wireViolation({ id: 'v-missed' })]
  state.refuseStreams = false
  await page.waitForSelector('[data-violation-id="v-missed"]', PATIENCE)
  await page.waitForSelector(byTestId('banner-lost'), { hidden: true })
})

test('no violations are green only when every room was seen', async () => {
  const { state } = dashboard.fixture
  state.violations = []
  await open('/')
  expect(await textOf(page, `${byTestId('calm')}[data-kind="blind"]`)).toContain('不能视为正常')
})

test('an error of the server is shown with its code, counts are unknown and not zero, and it can be tried again', async () => {
  dashboard.fixture.state.broken = true
  await open('/')
  expect(await textOf(page, byTestId('trouble'))).toContain('服务器内部错误')
  expect(await textOf(page, byTestId('trouble'))).toContain('internal')
  expect(await textOf(page, byTestId('count'))).toContain('–')
  dashboard.fixture.state.broken = false
  await click(page, 'retry')
  await page.waitForSelector(byTestId('violation-card'))
})

/** Looking at a page through automation counts as a gesture, so the browser's own policy has to be acted. */
const SOUND_HELD_BACK = `
  class HeldBack extends AudioContext {
    #allowed = false
    get state() { return this.#allowed ? 'running' : 'suspended' }
    resume() { this.#allowed = true; this.onstatechange?.(new Event('statechange')); return super.resume() }
  }
  globalThis.AudioContext = HeldBack`

test('sound that the browser holds back is offered, can be muted, and stays muted in this browser', async () => {
  await open('/', { before: SOUND_HELD_BACK })
  await click(page, 'sound-unlock')
  await page.waitForSelector(byTestId('sound-unlock'), { hidden: true })
  await click(page, 'sound-toggle')
  await page.waitForSelector(`${byTestId('sound-toggle')}[aria-pressed="false"]`)
  await page.reload({ waitUntil: 'domcontentloaded' })
  await page.waitForSelector(`${byTestId('sound-toggle')}[aria-pressed="false"]`)
})

/** A browser that was never asked, whose page nobody looks at, and what it was told to show. */
const DESKTOP = `
  globalThis.told = []
  globalThis.Notification = class {
    static permission = 'default'
    static asked = 0
    static async requestPermission() { this.asked += 1; return (this.permission = 'granted') }
    constructor(title, options) { globalThis.told.push([title, options.body, options.silent].join('|')) }
  }
  document.hasFocus = () => false`

test('the desktop is told of a lead once somebody pressed for it, without names, silent while sound is off', async () => {
  await open('/', { before: DESKTOP })
  await page.waitForSelector(`${byTestId('connection')}[data-state="live"]`)
  expect(await page.evaluate('Notification.asked')).toBe(0)
  await click(page, 'sound-toggle')
  await click(page, 'notices-toggle')
  await page.waitForSelector(`${byTestId('notices-toggle')}[aria-pressed="true"]`)
  const lead = wireViolation({ id: 'v-new', roomTitle: '王老师奥数' })
  dashboard.fixture.state.push('violation.opened', lead)
  await expect.poll(() => page.evaluate('told.length')).toBe(1)
  const told = await page.evaluate<unknown[], () => string>('told[0]' as never)
  expect(told).toMatch(/新的疑似违规线索.*true$/)
  expect(told).not.toContain('王老师')
})

test('a view is narrowed, kept and chosen again; what it hides is said, and a room says why it is not watched', async () => {
  await open('/')
  await page.waitForSelector(byTestId('law-line'))
  await type(page, byTestId('wall-text'), '没有这间')
  expect(await textOf(page, byTestId('wall-hidden'))).toContain('2 条正在进行的线索')
  await click(page, 'view-save')
  await type(page, byTestId('view-name'), '我的一片')
  await click(page, 'view-save-now')
  await page.waitForSelector(byTestId('view-remove'))
  await click(page, 'wall-show-all')
  await choose(page, 'wall-views', 'view-我的一片')
  expect(await page.evaluate('location.search')).toContain('text=')
  await click(page, 'wall-show-all')
  await click(page, 'room-why')
  expect(await textOf(page, byTestId('watch-remedy'))).toContain('放宽')
})

test('leads are selected and dismissed together with one reason; nothing moves while one is pointed at', async () => {
  const { state } = dashboard.fixture
  state.violations = state.violations.map((one) =>
    one.id === 'v-english' ? { ...one, status: 'suspected' } : one,
  )
  state.reasons.length = 0
  await open('/')
  await page.waitForSelector(`${byTestId('connection')}[data-state="live"]`)
  await hover(page, '[data-violation-id="v-english"]')
  state.push('violation.opened', wireViolation({ id: 'v-new', roomTitle: '周末奥数' }))
  await page.waitForSelector(`${byTestId('fresh')} [data-violation-id="v-new"]`, PATIENCE)
  await click(page, 'leads-waiting')
  await page.waitForSelector(`${byTestId('pressing')} [data-violation-id="v-new"]`, PATIENCE)
  await click(page, 'select-v-maths')
  await click(page, 'select-v-english')
  await click(page, 'bulk-dismiss')
  await click(page, 'bulk-reason-not-k12')
  await click(page, 'bulk-dismiss-submit')
  await expect.poll(() => state.reasons.length).toBe(2)
  expect(new Set(state.reasons).size).toBe(1)
})

test('of hundreds of rooms only those near the screen are drawn', async () => {
  const { state } = dashboard.fixture
  const [room] = state.rooms
  state.rooms = Array.from(
    { length: 500 },
    (_, place) => ({ ...room, id: `room-${place}` }) as Room,
  )
  await open('/')
  await page.waitForSelector(byTestId('room-card'))
  const cards = await attributesOf(page, byTestId('room-card'), 'data-room-id')
  const slots = await attributesOf(page, byTestId('room-slot'), 'data-testid')
  expect(slots).toHaveLength(500)
  expect(cards.length).toBeLessThan(100)
})

test('the page speaks English when asked, and still does after a reload', async () => {
  await open('/')
  await click(page, 'language-switch')
  await expect.poll(() => textOf(page, byTestId('banner-drill'))).toContain('Drill clock')
  await page.reload({ waitUntil: 'domcontentloaded' })
  expect(await textOf(page, byTestId('nav-wall'))).toContain('Duty wall')
})

test('nothing sticks out sideways on a screen of 360 pixels', async () => {
  for (const path of ['/', '/violations', '/violations/v-maths']) {
    await open(path, { width: 360 })
    await page.waitForSelector(
      `${byTestId('room-card')}, ${byTestId('record-row')}, ${byTestId('frame')}`,
    )
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width, path).toBeLessThanOrEqual(360)
  }
  await page.waitForSelector(byTestId('banners-fold'))
  const room = await page.evaluate(`(() => {
    const box = (name) => document.querySelector('[data-testid="' + name + '"]').getBoundingClientRect()
    return { frame: box('frame').top, below: 740 - box('actions').height }
  })()`)
  expect(room, 'the frame begins on the first screen of a phone').toSatisfy(
    ({ frame, below }: { frame: number; below: number }) => frame < below / 2,
  )
})
