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

test('a search is saved, what it found is news on the wall until it is seen, and a deleted one comes back', async () => {
  const { state } = dashboard.fixture
  const { page, complaints } = await dashboard.visit(`/search?words=${encodeURIComponent('方程')}`)
  await click(page, 'save-open')
  await type(page, byTestId('new-search-name'), '方程课')
  await click(page, 'new-search-save')
  await patiently(async () =>
    expect(await textsOf(page, byTestId('saved-open'))).toEqual(['方程课']),
  )
  expect(state.searches).toMatchObject([{ words: '方程', alert: true, shared: false }])
  const found = { hits: 4, unseen: 3, lastFoundAt: '2026-03-07T09:42:00+08:00' }
  state.searches = state.searches.map((one) => ({ ...one, ...found }))
  const wall = await dashboard.visit('/')
  await patiently(async () =>
    expect(await textOf(wall.page, byTestId('attention-strip'))).toContain('方程课 3 处未看'),
  )
  await clickOn(wall.page, `${byTestId('attention-strip')} a`)
  await patiently(async () =>
    expect(await textsOf(wall.page, byTestId('found-hit'))).toHaveLength(4),
  )
  expect((await textsOf(wall.page, byTestId('found-hit'))).at(-1)).toContain('不再留存')
  await click(wall.page, 'saved-seen')
  await patiently(() => expect(state.searches).toMatchObject([{ unseen: 0 }]))
  await click(wall.page, 'saved-remove')
  await click(wall.page, 'saved-undo')
  await patiently(async () =>
    expect(await textsOf(wall.page, byTestId('saved-open'))).toEqual(['方程课']),
  )
  expect(complaints).toEqual([])
})
