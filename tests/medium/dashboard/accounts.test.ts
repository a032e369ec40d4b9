import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessDesk } from '../../build/dashboard/access-desk.ts'
import { byTestId, click, clickOn, textOf, textsOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { patiently } from '../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(() => {
  const access = accessDesk()
  Object.assign(dashboard.fixture.state, { role: 'administrator', access, reasons: [] })
})
const open = async (path: string) => {
  const visited = await dashboard.visit(path)
  page = visited.page
}
const card = (name: string) => `${byTestId('account-card')}[data-name="${name}"]`

test('an administrator adds an account, sees its password once, and locks another, each for a reason', async () => {
  await open('/accounts')
  await type(page, byTestId('account-name'), '李明')
  await type(page, byTestId('account-why'), '新到岗')
  await click(page, 'account-add')
  expect(await textOf(page, byTestId('shown-secret'))).toBe('kmfax-q2xvd-9trhw-c4nbe')
  await page.waitForSelector(card('李明'))
  await click(page, 'shown-done')
  await page.waitForSelector(byTestId('shown-secret'), { hidden: true })

  await clickOn(page, `${card('王芳')} ${byTestId('account-lock')}`)
  await type(page, byTestId('account-lock-reason'), '调离')
  await click(page, 'account-lock-submit')
  await page.waitForSelector(`${card('王芳')} ${byTestId('account-unlock')}`)
  expect(dashboard.fixture.state.reasons).toEqual(['add 李明 in : 新到岗', 'lock 王芳: 调离'])
})

test('an account that exists is bound to a city that is found by its name', async () => {
  await open('/accounts')
  expect(await textOf(page, `${card('王芳')} ${byTestId('account-places')}`)).toContain('不限地区')
  await clickOn(page, `${card('王芳')} ${byTestId('account-access')}`)
  expect(await textOf(page, '.ant-modal')).toContain('不限地区，可以查看和处置全部地区')
  await type(page, '#access-regions', '广州')
  await clickOn(page, '.ant-select-item-option[title="广东省广州市"]')
  expect(await textOf(page, '.ant-modal')).toContain('限于部分地区时不可以：交班')
  await type(page, byTestId('account-access-reason'), '调到市局')
  await click(page, 'account-access-submit')
  await patiently(async () =>
    expect(await textOf(page, `${card('王芳')} ${byTestId('account-places')}`)).toBe(
      '广东省广州市',
    ),
  )
  expect(dashboard.fixture.state.reasons).toEqual(['王芳 operator in 440100: 调到市局'])
})

test('a token is revoked for a reason', async () => {
  await open('/tokens')
  await clickOn(page, byTestId('token-revoke'))
  await type(page, byTestId('token-revoke-reason'), '对方停用')
  await click(page, 'token-revoke-submit')
  await patiently(async () =>
    expect(await textsOf(page, `${byTestId('token-card')} h2`)).toEqual(['大屏']),
  )
  expect(dashboard.fixture.state.reasons).toEqual(['revoke t1: 对方停用'])
})

test('an operator is told why accounts are not for them, and finds none of it in the menu', async () => {
  dashboard.fixture.state.role = 'operator'
  await open('/accounts')
  await patiently(async () =>
    expect(await textOf(page, 'main')).toContain('您的角色“值守员”不能管理账号与令牌，需要管理员'),
  )
  expect(await page.$(byTestId('account-card'))).toBeNull()
  expect(await page.$(byTestId('nav-accounts'))).toBeNull()
})

test('a person ends all their other sessions', async () => {
  await open('/account')
  await click(page, 'sessions-end')
  await patiently(async () => expect(await textsOf(page, byTestId('own-session'))).toHaveLength(1))
})
