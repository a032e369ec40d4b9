import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessDesk } from '../../build/dashboard/access-desk.ts'
import { attributesOf, byTestId, click, textOf, textsOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { patiently } from '../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(() => {
  Object.assign(dashboard.fixture.state, { role: 'administrator', access: accessDesk() })
})
const open = async (path: string) => {
  const visited = await dashboard.visit(path)
  page = visited.page
}
const rows = () => textsOf(page, byTestId('audit-row'))
const shows = (...parts: readonly string[]) =>
  patiently(async () => {
    const told = await rows()
    expect(told).toHaveLength(parts.length)
    for (const [place, part] of parts.entries()) expect(told[place]).toContain(part)
  })

test('an administrator reads who did what and why, goes to what it is about, and narrows the list by the address', async () => {
  await open('/audit')
  await shows('锁定账号', '阻断令变更', '同步名录。')
  const places = await attributesOf(page, `${byTestId('audit-row')} a`, 'href')
  expect(places).toEqual(['/accounts', '/violations/v1', '/rooms/r1'])
  expect(await page.$(byTestId('audit-export'))).toBeNull()

  await type(page, byTestId('filter-who'), '王芳')
  await shows('阻断令变更')
  await patiently(async () => expect(decodeURIComponent(page.url())).toContain('/audit?who=王芳'))

  await open('/audit?scope=system&from=2026-03-01&to=2026-03-07')
  await shows('登录失败')
  const [file] = await attributesOf(page, byTestId('audit-export'), 'href')
  expect(decodeURIComponent(file ?? '')).toBe(
    '/api/v1/audit.csv?who=system&from=2026-03-01T00:00:00+08:00&to=2026-03-08T00:00:00+08:00',
  )

  await open('/audit?who=nobody')
  await page.waitForSelector(byTestId('audit-empty'))
  await click(page, 'filter-clear')
  await shows('锁定账号', '阻断令变更', '同步名录。')
})

test('an operator is told that the audit is for administrators', async () => {
  dashboard.fixture.state.role = 'operator'
  await open('/audit')
  await patiently(async () => expect(await textOf(page, 'main')).toContain('需要管理员'))
  expect(await page.$(byTestId('audit-row'))).toBeNull()
  expect(await page.$(byTestId('nav-audit'))).toBeNull()
})
