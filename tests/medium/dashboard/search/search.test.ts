import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  attributesOf,
  byTestId,
  click,
  textOf,
  textsOf,
  type,
} from '../../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../../build/dashboard/open-dashboard.ts'
import { wireViolation } from '../../../build/dashboard/wire-violation.ts'
import { patiently } from '../../../build/patience.ts'

let dashboard: OpenDashboard
beforeAll(async () => {
  dashboard = await openDashboard()
  dashboard.fixture.state.violations = [
    wireViolation({ id: 'v1', roomId: 'r1' }),
    wireViolation({ id: 'v2', roomId: 'r2', roomTitle: '高一物理直播课' }),
  ]
})
afterAll(() => dashboard.close())

test('what was read or heard is found by room and lesson, marked, a page at a time, and leads to its picture', async () => {
  const { page } = await dashboard.visit('/search')
  await page.waitForSelector(byTestId('search-begin'))
  await type(page, byTestId('search-words'), '方')
  await click(page, 'search-go')
  await patiently(async () =>
    expect(await textOf(page, byTestId('search-short'))).toContain('至少 2 个字'),
  )
  await type(page, byTestId('search-words'), '方程')
  await page.keyboard.press('Enter')
  await patiently(async () =>
    expect(await textsOf(page, `${byTestId('found-hit')} mark`)).toHaveLength(3),
  )
  expect(new Set(await textsOf(page, `${byTestId('found-hit')} mark`))).toEqual(new Set(['方程']))
  expect(await textOf(page, byTestId('search-total'))).toContain('4')
  await click(page, 'register-more')
  await patiently(async () => expect(await textsOf(page, byTestId('found-hit'))).toHaveLength(4))
  expect(await textsOf(page, byTestId('found-room-group'))).toHaveLength(2)
  await page.evaluate('document.activeElement?.blur()')
  await page.keyboard.press('j')
  const links = await attributesOf(page, byTestId('found-link'), 'href')
  expect(links[0]).toBe(`/violations/v1?evidence=${'a'.repeat(64)}`)
  const focused = () => page.evaluate(`document.activeElement?.getAttribute('href')`)
  expect(await focused()).toBe(links[0])
  const [call] = await attributesOf(page, byTestId('api-list'), 'value')
  expect(decodeURIComponent(call ?? '')).toContain('/api/v1/words?words=方程')
  dashboard.fixture.state.broken = true
  await type(page, byTestId('search-words'), '方程 函数')
  await page.keyboard.press('Enter')
  await page.waitForSelector(byTestId('trouble'))
  dashboard.fixture.state.broken = false
})
