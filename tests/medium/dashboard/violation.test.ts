import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import {
  attributesOf,
  byTestId,
  click,
  doubleClick,
  isEnabled,
  textOf,
  textsOf,
  type,
} from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { cutStory } from '../../build/dashboard/wire-cut.ts'
import { patiently } from '../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
let complaints: string[]

beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())

beforeEach(async () => {
  const { state } = dashboard.fixture
  state.cuts.clear()
  state.asked.length = 0
  state.reasons.length = 0
  await busyMorning(dashboard.fixture, dashboard.browser)
  ;({ page, complaints } = await dashboard.visit('/violations/v-maths'))
  await page.waitForSelector(byTestId('frame-box'))
})
afterEach(async () => {
  expect(complaints, 'nothing from elsewhere, nothing that the policy forbids').toEqual([])
  await dashboard.leave()
})

async function reachReview(): Promise<void> {
  await click(page, 'cut')
  await type(page, byTestId('cut-reason'), '休息日讲授数学')
  await click(page, 'cut-preview')
  await page.waitForSelector(byTestId('cut-plan'))
}

test('the frame with the loudest words is shown, its matched lines boxed where they stand on the picture', async () => {
  const voices = await attributesOf(page, byTestId('frame-box'), 'data-voice')
  expect(voices).toEqual(['for', 'for', 'for', 'none', 'for', 'against'])
  const misplaced = await page.evaluate(`(() => {
    const picture = document.querySelector('[data-testid="frame"] img').getBoundingClientRect()
    const box = document.querySelector('[data-testid="frame-box"]')
    const drawn = box.getBoundingClientRect()
    const scale = picture.width / 1280
    return Math.abs(drawn.x - picture.x - box.x.baseVal.value * scale)
  })()`)
  expect(misplaced).toBeLessThan(4)
  const marked = await textsOf(page, `${byTestId('read-lines')} mark`)
  expect(marked).toContain('一元二次方程')
})

test('a frame that is not in the evidence store yet is marked so, and one that is there is not', async () => {
  const { evidence } = dashboard.fixture.state
  const frames = evidence.get('v-maths') ?? []
  expect(await page.$(byTestId('not-stored'))).toBeNull()
  evidence.set(
    'v-maths',
    frames.map((frame) => ({ ...frame, stored: false, url: '/api/v1/kept-aside-and-gone' })),
  )
  await page.reload()
  expect(await page.waitForSelector(byTestId('not-stored'))).not.toBeNull()
  expect(await textOf(page, byTestId('not-stored'))).toBe('未入库')
  await page.waitForSelector(`${byTestId('frame')} [role="alert"]`)
  expect(await textOf(page, byTestId('frame'))).toContain('尚未入库')
})

test('what was said stands under the frame with its seconds, beside a player for the kept sound', async () => {
  const { evidence } = dashboard.fixture.state
  expect(await page.$(byTestId('clip'))).toBeNull()
  const sha256 = 'c'.repeat(64)
  evidence.set('v-maths', [
    ...(evidence.get('v-maths') ?? []),
    {
      kind: 'clip',
      id: sha256,
      sha256,
      at: '2026-10-17T09:30:12.000+08:00',
      startsAt: '2026-10-17T09:30:00.000+08:00',
      url: `/api/v1/violations/v-maths/evidence/${sha256}`,
      seconds: 12,
      mimeType: 'audio/mp4',
      engine: 'audio/transcriptions made',
      segments: [
        {
          text: '先求判别式',
          confidence: 0.9,
          from: 1.5,
          to: 64,
          matches: [{ term: '判别式', dimension: 'content', weight: 1 }],
        },
      ],
    },
  ])
  await page.reload()
  await page.waitForSelector(byTestId('clip'))
  expect(await textOf(page, byTestId('spoken-lines'))).toBe('先求判别式1 秒–1 分 4 秒')
  const source = await attributesOf(page, `${byTestId('clip')} audio`, 'src')
  expect(source).toEqual([`/api/v1/violations/v-maths/evidence/${sha256}`])
  expect(await textOf(page, `${byTestId('spoken-lines')} mark`)).toBe('判别式')
})

test('why it is forbidden is said with rule, day and law', async () => {
  const why = await textOf(page, byTestId('why'))
  expect(why).toContain('休息日')
  expect(await textOf(page, byTestId('rule-code'))).toBe('CAL-REST')
  expect(why).toContain('《校外培训行政处罚暂行办法》')
})

test('its history shows the sequence numbers of the chain', async () => {
  await expect.poll(() => textOf(page, byTestId('history'))).toContain('#')
})

test('one stray key or a double click confirms nothing; a second press does, and so does taking it back', async () => {
  const { state } = dashboard.fixture
  await page.keyboard.press('c')
  await page.waitForSelector(`${byTestId('confirm')}[data-armed="true"]`)
  await page.keyboard.press('Escape')
  await page.waitForSelector(`${byTestId('confirm')}[data-armed="false"]`)
  await doubleClick(page, 'confirm')
  expect(state.reasons).toEqual([])
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-violation-id="v-maths"][data-status="confirmed"]')
  expect(await isEnabled(page, 'confirm')).toBe(false)
  expect(state.reasons).toHaveLength(1)
  await page.keyboard.press('u')
  await page.waitForSelector(`${byTestId('undo-confirm')}[data-armed="true"]`)
  await page.keyboard.press('Escape')
  await page.waitForSelector(`${byTestId('undo-confirm')}[data-armed="false"]`)
  await page.waitForSelector('[data-violation-id="v-maths"][data-status="confirmed"]')
  await page.keyboard.press('u')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-violation-id="v-maths"][data-status="suspected"]')
  expect(await textOf(page, byTestId('followed'))).toContain('没有下达阻断')
})

test('dismissing needs a reason, and the reason is what is sent', async () => {
  await page.keyboard.press('d')
  await page.waitForSelector(byTestId('dismiss-reason'))
  expect(await isEnabled(page, 'dismiss-submit')).toBe(false)
  await type(page, byTestId('dismiss-reason'), '实为绘画课')
  await click(page, 'dismiss-submit')
  await page.waitForSelector('[data-violation-id="v-maths"][data-status="dismissed"]')
  expect(dashboard.fixture.state.reasons).toEqual(['dismiss: 实为绘画课'])
})

test('a usual reason takes one click; what is written beside it is kept with it', async () => {
  await click(page, 'dismiss')
  await click(page, 'dismiss-reason-not-k12')
  await patiently(async () => expect(await isEnabled(page, 'dismiss-submit')).toBe(true))
  await type(page, byTestId('dismiss-reason'), '考研英语')
  await click(page, 'dismiss-submit')
  await page.waitForSelector('[data-violation-id="v-maths"][data-status="dismissed"]')
  const [said] = dashboard.fixture.state.reasons
  expect(said).toContain('不是中小学')
  expect(said).toContain('考研英语')
  expect(said).toContain('{"dismissReason":"not-k12"}')
})

test('another reason has to be written', async () => {
  await click(page, 'dismiss')
  await click(page, 'dismiss-reason-other')
  expect(await isEnabled(page, 'dismiss-submit')).toBe(false)
})

test('the right subject and stage are set by a click each, and it is confirmed with them', async () => {
  await click(page, 'correct')
  await page.waitForSelector(byTestId('correct-submit'))
  expect(await isEnabled(page, 'correct-submit')).toBe(false)
  await click(page, 'correct-subject-PHY')
  await click(page, 'correct-stage-senior')
  await click(page, 'correct-submit')
  await page.waitForSelector('[data-violation-id="v-maths"][data-status="confirmed"]')
  expect(dashboard.fixture.state.reasons[0]).toContain('{"subject":"PHY","stage":"senior"}')
})

test('keys typed into a reason are letters, not commands', async () => {
  await page.keyboard.press('d')
  await page.waitForSelector(byTestId('dismiss-reason'))
  await type(page, byTestId('dismiss-reason'), 'cdxujk')
  expect(dashboard.fixture.state.reasons).toEqual([])
  expect(await page.$(byTestId('cut-dialog'))).toBeNull()
})

test('a cut needs a reason, is tried dry, names stream, server and publisher, and waits for a second word', async () => {
  await page.keyboard.press('x')
  await page.waitForSelector(byTestId('cut-reason'))
  expect(await isEnabled(page, 'cut-preview')).toBe(false)
  await page.keyboard.press('Escape')
  await page.waitForSelector(byTestId('cut-reason'), { hidden: true })
  await reachReview()
  const target = await textOf(page, byTestId('cut-target'))
  for (const named of ['live/maths-88', 'http://127.0.0.1:8000', '127.0.0.1:51834', 'T5K2Q9']) {
    expect(target).toContain(named)
  }
  expect(await isEnabled(page, 'cut-submit')).toBe(false)
  expect(dashboard.fixture.state.asked.map(({ dryRun }) => dryRun)).toEqual([true])
})

test('a dry run can be the end of it: nothing is cut', async () => {
  await reachReview()
  await click(page, 'cut-dry-run-only')
  await page.waitForSelector(byTestId('cut-dialog'), { hidden: true })
  expect(dashboard.fixture.state.asked.every(({ dryRun }) => dryRun)).toBe(true)
  expect(await page.$(byTestId('cut-status'))).toBeNull()
})

test('the proof arrives step by step, and only the last one says verified', async () => {
  await reachReview()
  await click(page, 'cut-acknowledge')
  await click(page, 'cut-submit')
  const { state } = dashboard.fixture
  for (const order of cutStory('v-maths')) {
    state.cuts.set(order.id, order)
    state.push('cut.changed', order)
    await page.waitForSelector(`${byTestId('cut-status')}[data-cut-status="${order.state}"]`)
    const stages = await attributesOf(page, `${byTestId('cut-stages')} li`, 'data-state')
    if (order.state !== 'verified') expect(stages.at(-1)).not.toBe('done')
  }
  await expect
    .poll(() => attributesOf(page, `${byTestId('cut-checks')} li`, 'data-found'))
    .toEqual(['gone', 'gone', 'gone'])
  const [, order] = state.asked
  expect(order).toMatchObject({ dryRun: false, ban: true, until: null, reason: '休息日讲授数学' })
  expect(await isEnabled(page, 'cut')).toBe(false)
  await page.waitForSelector(byTestId('cut-undo'))
})

test('j and k walk through the violations, escape goes back to the wall', async () => {
  await page.waitForSelector(byTestId('violation-card'))
  await page.keyboard.press('j')
  await page.waitForSelector(`${byTestId('violation-page')}[data-violation-id="v-english"]`)
  await page.keyboard.press('k')
  await page.waitForSelector(`${byTestId('violation-page')}[data-violation-id="v-maths"]`)
  await page.keyboard.press('Escape')
  await page.waitForSelector(byTestId('counts'))
})

test('records are filtered, and a filter that nothing matches says that this proves nothing', async () => {
  await page.goto(`${dashboard.fixture.url}/violations?status=dismissed`)
  await page.waitForSelector(byTestId('record-row'))
  const ids = await attributesOf(page, byTestId('record-row'), 'data-violation-id')
  expect(ids).toEqual(['v-dismissed'])
  await page.goto(`${dashboard.fixture.url}/violations?rule=TOD-NIGHT`)
  expect(await textOf(page, byTestId('records-empty'))).toContain('没有记录不等于没有违规')
})
