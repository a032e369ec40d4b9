import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { attributesOf, byTestId, click, textOf, type } from '../../build/dashboard/look.ts'
import { LOOKED_UP, lookupDesk } from '../../build/dashboard/lookup-desk.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'

let dashboard: OpenDashboard
let page: Page
let complaints: string[]

beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(() => {
  lookupDesk(dashboard.fixture)
})
afterEach(async () => {
  expect(complaints, 'nothing from elsewhere, nothing that the policy forbids').toEqual([])
  await dashboard.leave()
})

async function open(path: string): Promise<void> {
  ;({ page, complaints } = await dashboard.visit(path))
}

async function lookUp(text: string): Promise<void> {
  await type(page, byTestId('lookup-input'), text)
  await click(page, 'lookup-submit')
}

test('an address that is pasted gives the room, its licence, its hours of today and its violations', async () => {
  await open('/lookup')
  expect(await textOf(page, byTestId('lookup-empty'))).toContain('粘贴任意地址')
  await lookUp(LOOKED_UP.push)
  const found = await textOf(page, byTestId('found-room'))
  expect(found).toContain('同一路流的另一种地址')
  expect(await textOf(page, byTestId('lookup-standing'))).toContain('ACT-NOLIC')
  expect(await textOf(page, '.lookup-facts')).toContain('未登记许可证')
  expect(await textOf(page, `${byTestId('lookup-today')} .hours`)).toContain('禁止')
  await page.waitForSelector(`${byTestId('found-room')} ${byTestId('record-row')}`)
  expect(new URL(page.url()).searchParams.get('url')).toBe(LOOKED_UP.push)
})

test('what fits several rooms shows all of them and says that it is not certain', async () => {
  await open(`/lookup?url=${encodeURIComponent(LOOKED_UP.segment)}`)
  expect(await textOf(page, byTestId('lookup-uncertain'))).toContain('2 间都可能')
  expect(await attributesOf(page, byTestId('found-room'), 'data-why')).toEqual([
    'same-folder',
    'same-folder',
  ])
})

test('an address that nobody registered is not called lawful, and a text without one is said so', async () => {
  await open('/lookup')
  await lookUp('https://nobody.example/live/9')
  expect(await textOf(page, byTestId('lookup-none'))).toContain('没有登记不等于不违规')
  await page.goto(`${dashboard.fixture.url}/lookup?url=${encodeURIComponent(LOOKED_UP.nonsense)}`)
  expect(await textOf(page, byTestId('lookup-not-understood'))).toContain('没有读出地址')
})

test('what the administrator should know stands above every page', async () => {
  await open('/lookup')
  expect(await textOf(page, byTestId('banner-notice'))).toContain('2027年放假安排尚未导入')
})
