import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import { attributesOf, byTestId, textOf, textsOf } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { wireCurve } from '../../build/dashboard/wire-curve.ts'

const PICTURES = fileURLToPath(new URL('../../artifacts', import.meta.url))

let dashboard: OpenDashboard

beforeAll(async () => {
  dashboard = await openDashboard()
  await mkdir(PICTURES, { recursive: true })
})
afterAll(() => dashboard.close())
beforeEach(() => busyMorning(dashboard.fixture, dashboard.browser))
afterEach(() => dashboard.leave())

const DARK = "localStorage.setItem('xuncha.theme', 'dark')"

async function shown(how: Parameters<OpenDashboard['visit']>[1] = {}): Promise<Page> {
  const { page } = await dashboard.visit('/violations/v-maths', how)
  await page.waitForSelector(byTestId('curve'))
  return page
}

/** For a person to look at. */
async function photograph(page: Page, name: string): Promise<void> {
  const panel = await page.waitForSelector(byTestId('curve'))
  await panel?.screenshot({ path: join(PICTURES, `curve-${name}.png`) })
}

const openTable = (page: Page) =>
  page.evaluate(`document.querySelector('.curve-details').setAttribute('open', '')`)

test('the curve has a step for each screen, and its table says what each added, for or against', async () => {
  const page = await shown()
  const { points } = wireCurve()
  expect(await attributesOf(page, '.curve-dot', 'class')).toHaveLength(points.length)
  await openTable(page)
  const rows = await textsOf(page, byTestId('curve-row'))
  expect(rows).toHaveLength(points.length)
  expect(rows[0]).toContain('不计')
  expect(rows[1]).toContain('−2.44 反对')
  expect(rows[3]).toContain('+2.50 支持')
  expect(rows[3]).toContain('一元二次方程')
  await photograph(page, 'light')
})

test('who does not see the picture is told what it shows', async () => {
  const page = await shown()
  const [said] = await attributesOf(page, '.curve svg', 'aria-label')
  expect(said).toContain('10个画面')
  expect(said).toContain('最高1.32')
  expect(await textsOf(page, '.curve-panel .curve-table th[scope=col]')).toHaveLength(4)
})

test('it fits a dark screen and a phone: nothing runs over the edge', async () => {
  const dark = await shown({ before: DARK })
  await openTable(dark)
  await photograph(dark, 'dark')
  const phone = await shown({ width: 390 })
  await openTable(phone)
  await photograph(phone, 'phone')
  const over = await phone.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(over).toBeLessThanOrEqual(0)
})

test('a case that waits for a person because it leans towards a lesson says so', async () => {
  const { state } = dashboard.fixture
  state.violations = state.violations.map((one) =>
    one.id === 'v-maths'
      ? { ...one, verdict: { ...one.verdict, verdict: 'review', reason: 'leaning' } }
      : one,
  )
  const page = await shown()
  expect(await textOf(page, byTestId('verdict-reason'))).toBe('偏向授课满 5 分钟，尚不能断定')
  const card = `${byTestId('violation-card')}[data-violation-id=v-maths]`
  expect(await textOf(page, card)).toContain('偏向授课满 5 分钟')
  await page.screenshot({ path: join(PICTURES, 'leaning-page.png') })
  const { page: wall } = await dashboard.visit('/')
  expect(await textOf(wall, card)).toContain('偏向授课满 5 分钟')
  await wall.screenshot({ path: join(PICTURES, 'leaning-wall.png') })
})

test('what an earlier version recorded has no curve, and no empty panel', async () => {
  dashboard.fixture.state.curves.clear()
  const { page } = await dashboard.visit('/violations/v-maths')
  await page.waitForSelector(byTestId('frame-box'))
  expect(await page.$(byTestId('curve'))).toBeNull()
})
