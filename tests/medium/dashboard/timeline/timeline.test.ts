import type { Page } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  attributesOf,
  byTestId,
  click,
  clickOn,
  textOf,
  textsOf,
  type,
} from '../../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../../build/dashboard/open-dashboard.ts'
import { wireViolation } from '../../../build/dashboard/wire-violation.ts'
import { patiently } from '../../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
beforeAll(async () => {
  dashboard = await openDashboard()
  const ended = { ongoing: false, endedAt: '2026-03-07T10:00:00+08:00' }
  dashboard.fixture.state.violations = [
    wireViolation({ id: 'v1', ...ended }),
    wireViolation({
      id: 'v2',
      ...ended,
      roomTitle: '高一物理直播课',
      startedAt: '2026-03-07T09:45:00+08:00',
    }),
  ]
})
afterAll(() => dashboard.close())

const DAY = 'from=2026-03-07T00:00:00%2B08:00&to=2026-03-08T00:00:00%2B08:00'
const shown = (count: number) =>
  patiently(async () => expect(await textsOf(page, byTestId('record-row'))).toHaveLength(count))
const total = (text: string) =>
  patiently(async () => expect(await textOf(page, byTestId('axis-total'))).toContain(text))

test('an analyst zooms to an hour out of the heat map, narrows by name, saves that, and takes it along', async () => {
  const visited = await dashboard.visit(`/timeline?${DAY}&rows=day`)
  page = visited.page
  await total('共有 2 条线索')
  await shown(2)

  const hour = `${byTestId('heat-map')} td button`
  await clickOn(page, hour)
  await patiently(async () =>
    expect(decodeURIComponent(page.url())).toContain(
      'from=2026-03-07T09:00:00+08:00&to=2026-03-07T10:00:00+08:00',
    ),
  )
  await type(page, byTestId('filter-text'), '物理')
  await shown(1)
  await total('共有 1 条线索')

  await clickOn(page, `${byTestId('saved-views')} summary`)
  await type(page, byTestId('view-name'), '周六物理')
  await click(page, 'view-save')
  await patiently(async () =>
    expect(await textsOf(page, `${byTestId('saved-view')} a`)).toEqual(['周六物理']),
  )
  const [saved] = await attributesOf(page, `${byTestId('saved-view')} a`, 'href')
  expect(saved).toBe(new URL(page.url()).pathname + new URL(page.url()).search)

  const [file] = await attributesOf(page, byTestId('export-xlsx'), 'href')
  expect(decodeURIComponent(file ?? '')).toContain('/api/v1/violations/file?text=物理&from=2026-')
  expect(decodeURIComponent(file ?? '')).toContain('format=xlsx')
  const [call] = await attributesOf(page, byTestId('api-axis'), 'value')
  expect(call).toContain(`${new URL(page.url()).origin}/api/v1/violations/axis?text=`)
  expect(visited.complaints).toEqual([])
})

test('a span without leads says so, and one that cannot be read says why', async () => {
  const visited = await dashboard.visit(
    '/timeline?from=2025-01-01T00:00:00%2B08:00&to=2025-01-02T00:00:00%2B08:00',
  )
  page = visited.page
  await page.waitForSelector(byTestId('timeline-empty'))
  await total('共有 0 条线索')
  dashboard.fixture.state.broken = true
  await dashboard.visit(`/timeline?${DAY}`)
  await page.waitForSelector(byTestId('trouble'))
  dashboard.fixture.state.broken = false
})
