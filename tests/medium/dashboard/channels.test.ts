import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { busyDesk, emptyDesk } from '../../build/dashboard/alert-desk.ts'
import { byTestId, click, clickOn, textOf, textsOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'

let dashboard: OpenDashboard
let page: Page
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
afterEach(() => dashboard.leave())

const open = async (desk = busyDesk('violation-1'), path = '/channels'): Promise<void> => {
  Object.assign(dashboard.fixture.state, { desk, role: 'administrator', reasons: [] })
  ;({ page } = await dashboard.visit(path))
}

test('each channel says how it fares, a test says what the other side answered, and duty what was handed over', async () => {
  await open()
  await page.waitForSelector(byTestId('channel-card'))
  const cards = await textsOf(page, byTestId('channel-card'))
  expect(cards[0]).toMatch(/执法支队值班群.*钉钉机器人.*最近送达.*2026-03-07 09:30:00/)
  expect(cards[1]).toMatch(/连续失败 5 次.*errcode 93000: invalid webhook url/)
  expect(cards[2]).toMatch(/已停用.*mail\.office\.example\.cn:465/)
  await clickOn(
    page,
    `${byTestId('channel-card')}[data-failing="true"] ${byTestId('channel-test')}`,
  )
  await page.waitForSelector(byTestId('channel-told'))
  expect(await textOf(page, byTestId('channel-told'))).toMatch(/没有发出去：errcode 93000/)
  expect(await textOf(page, byTestId('handed-over'))).toContain('三号房昨晚反复开播')
  expect(await textsOf(page, byTestId('delivery'))).toHaveLength(3)
})

test('without channels it says that nobody is told, and a new one is sent with its secrets and its reason', async () => {
  await open(emptyDesk())
  await page.waitForSelector('.ant-empty')
  expect(await textOf(page, '.ant-empty')).toContain('告警通知不到任何人')
  await click(page, 'channel-add')
  await type(page, byTestId('channel-name'), '大群')
  await type(
    page,
    byTestId('channel-url'),
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
  )
  await type(page, byTestId('channel-reason'), '接入')
  await click(page, 'channel-save')
  await page.waitForSelector(byTestId('channel-add'))
  expect(dashboard.fixture.state.reasons).toEqual(['大群: 接入 url'])
})

test('a violation shows that its acknowledgement ran out, and takes another', async () => {
  const violation = wireViolation({ id: 'violation-1' })
  Object.assign(dashboard.fixture.state, { violations: [violation] })
  await open(busyDesk('violation-1'), '/violations/violation-1')
  await page.waitForSelector(byTestId('alert-panel'))
  expect(await textOf(page, byTestId('alert-panel'))).toMatch(/已知悉但仍在进行.*已收下 1 条/)
  await type(page, '#alert-reason', '正在处理')
  await click(page, 'alert-acknowledge')
  await page.waitForSelector(`${byTestId('alert-panel')}[data-status="acknowledged"]`)
  expect(dashboard.fixture.state.reasons).toEqual(['acknowledge: 正在处理'])
})
