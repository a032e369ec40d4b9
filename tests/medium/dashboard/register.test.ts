import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Institution } from '../../../src/contracts/institution.ts'
import {
  attributesOf,
  byTestId,
  choose,
  click,
  clickOn,
  isEnabled,
  textOf,
  textsOf,
  type,
} from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { wireRoom, wireStatus } from '../../build/dashboard/wire-room.ts'
import { patiently } from '../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
afterEach(() => dashboard.leave())

const ROOMS = [
  wireRoom({ id: 'maths', title: '初三数学冲刺', tier: 'key', tags: ['暑期'] }),
  wireRoom({ id: 'art', title: '素描', status: wireStatus('clean') }),
  wireRoom({ id: 'gone', title: '停课的房间', active: false }),
]

const wireInstitution: Institution = {
  id: 'school',
  name: '育才培训中心',
  actor: 'unlicensed',
  creditCode: null,
  licenceNumber: null,
  region: '440106',
  stages: ['compulsory'],
  rehearsal: false,
  version: 'v1',
}

async function open(path: string, width?: number): Promise<void> {
  const institutions = [wireInstitution]
  Object.assign(dashboard.fixture.state, {
    rooms: ROOMS,
    institutions,
    role: 'administrator',
    reasons: [],
  })
  ;({ page } = await dashboard.visit(path, width === undefined ? {} : { width }))
}

test('rooms are searched by a filter that stands in the address, and many are changed after a look, and taken back', async () => {
  await open('/rooms')
  await page.waitForSelector(byTestId('room-row'))
  await type(page, byTestId('filter-text'), '数学')
  await patiently(async () => expect(await textsOf(page, byTestId('room-row'))).toHaveLength(1))
  expect(await page.evaluate('location.search')).toBe(`?text=${encodeURIComponent('数学')}`)
  await click(page, 'filter-clear')
  await patiently(async () => expect(await textsOf(page, byTestId('room-row'))).toHaveLength(3))

  await click(page, 'rooms-select-all')
  await page.waitForSelector(byTestId('bulk-bar'))
  await choose(page, 'bulk-tier', 'low')
  await click(page, 'bulk-preview')
  expect(await textOf(page, byTestId('bulk-previewed'))).toMatch(/将修改 3 间.*一般 → 低风险/)
  expect(await isEnabled(page, 'bulk-apply')).toBe(false)
  await type(page, byTestId('bulk-reason'), '暑期结束')
  await click(page, 'bulk-preview')
  await click(page, 'bulk-apply')
  expect(await textOf(page, byTestId('bulk-done'))).toContain('已修改 3 间')
  await click(page, 'bulk-undo')
  await patiently(async () => expect(dashboard.fixture.state.reasons).toEqual(['undo']))
})

test('a room opens from its card on the wall and says why it is not watched and what to do', async () => {
  await open('/')
  await clickOn(page, `${byTestId('room-card')}[data-room-id="art"] ${byTestId('room-open')}`)
  expect(await textOf(page, byTestId('watch-reason'))).toContain('没有一项巡查的范围包括它')
  expect(await textOf(page, byTestId('watch-remedy'))).toContain('放宽')
  expect(await textOf(page, byTestId('watch-sweep'))).toContain('区划不符')
  expect(await textOf(page, byTestId('record-change'))).toMatch(/wang.*群众举报.*一般 → 重点/)
})

test('of two people who edit one room the second sees both values, and saves over the latest', async () => {
  await open('/rooms/maths')
  await click(page, 'room-edit')
  await type(page, byTestId('room-title'), ' ')
  expect(await textOf(page, '#room-title-error')).toContain('请填写')
  await type(page, byTestId('room-title'), '初三数学提高')
  const { state } = dashboard.fixture
  state.rooms = state.rooms.map((one) =>
    one.id === 'maths' ? { ...one, title: '他人改的名', tier: 'low', version: 'v2' } : one,
  )
  await type(page, byTestId('register-reason'), '更名')
  await click(page, 'register-save')
  const fields = await textsOf(page, byTestId('overtaken-field'))
  expect(fields[0]).toMatch(/名称.*他人改的名.*初三数学提高/)
  await click(page, 'keep-mine')
  await click(page, 'register-save')
  await page.waitForSelector(byTestId('room-form'), { hidden: true })
  expect(state.reasons).toEqual(['maths: 更名 {"title":"初三数学提高"}'])
})

test('what was typed is not lost by a stray click, and nothing sticks out sideways on a phone', async () => {
  await open('/rooms/maths', 360)
  await click(page, 'room-edit')
  await type(page, byTestId('room-title'), '别的名字')
  const asked = new Promise<string>((tell) => {
    page.once('dialog', (dialog) => {
      tell(dialog.type())
      void dialog.dismiss()
    })
  })
  await click(page, 'menu-toggle')
  await clickOn(page, byTestId('nav-calendar'))
  expect(await asked).toBe('confirm')
  expect(await page.evaluate('location.pathname')).toBe('/rooms/maths')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  // Given up by its button it is asked about once more, and then no more.
  page.once('dialog', (dialog) => void dialog.accept())
  await click(page, 'register-cancel')
  await page.waitForSelector(byTestId('room-form'), { hidden: true })
})

test('nothing registered and nothing found are two things, and an error can be tried again', async () => {
  await open('/rooms?tier=low')
  expect(await textOf(page, byTestId('rooms-empty'))).toContain('没有符合条件')
  dashboard.fixture.state.broken = true
  ;({ page } = await dashboard.visit('/rooms'))
  await page.waitForSelector(`.register ${byTestId('trouble')}`)
  Object.assign(dashboard.fixture.state, { broken: false, rooms: [] })
  await clickOn(page, `.register ${byTestId('retry')}`)
  expect(await textOf(page, byTestId('rooms-empty'))).toContain('还没有登记')
})

test('a new room begins with its address: what is on it and whether that may be taught now, then it is registered', async () => {
  await open('/rooms')
  await click(page, 'room-add')
  await type(page, byTestId('paste-url'), 'https://live.example.cn/room/9')
  await type(page, byTestId('paste-region'), '440106')
  await click(page, 'paste-look')
  expect(await textOf(page, byTestId('looked-at'))).toMatch(
    /正在直播.*1280×720.*禁止.*休息日.*数学/,
  )
  await click(page, 'look-register')
  expect(await attributesOf(page, byTestId('room-title'), 'value')).toEqual(['周末提高班'])
  expect(await textOf(page, '#room-institutionId-error')).toContain('请')
  await choose(page, 'room-institutionId', 'school')
  await type(page, byTestId('register-reason'), '群众举报')
  await click(page, 'register-save')
  await page.waitForSelector(byTestId('room-page'))
  const [written = ''] = dashboard.fixture.state.reasons
  expect(written).toContain('"pageUrl":"https://live.example.cn/room/9"')
  expect(written).toContain('"institutionId":"school"')
})

test('a sweep shows how far it is, is paused with a reason, and checked before its form is saved', async () => {
  await open('/sweeps')
  expect(await textOf(page, byTestId('sweep-card'))).toMatch(/日常巡查.*每 10 秒.*已看 7 \/ 12 间/)
  await clickOn(page, `${byTestId('sweep-card')} a`)
  await type(page, byTestId('run-reason'), '设备检修')
  await click(page, 'run-pause')
  await patiently(async () => expect(dashboard.fixture.state.reasons).toEqual(['pause: 设备检修']))
  await click(page, 'sweep-edit')
  await type(page, byTestId('sweep-probeSeconds'), '30')
  await click(page, 'file-check')
  expect(await textOf(page, byTestId('file-told'))).toMatch(/检查通过.*没有一个在册房间/)
  await type(page, byTestId('file-reason'), '放宽')
  await click(page, 'file-save')
  await patiently(async () =>
    expect(dashboard.fixture.state.reasons[1]).toBe(
      'sweep: {"probeSeconds":30,"watchSeconds":5,"tiers":{}}',
    ),
  )
  await type(page, byTestId('undo-reason'), '改回')
  await click(page, 'file-undo')
  await patiently(async () => expect(dashboard.fixture.state.reasons[2]).toBe('undo: 改回'))
})
