import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CoverageGroup, RegionCoverage } from '../../../src/contracts/coverage.ts'
import type { PatrolGoal } from '../../../src/contracts/system.ts'
import { attributesOf, byTestId, textOf } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'

let dashboard: OpenDashboard
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())

const WINDOWS = ['5m', '30m', '1h', '6h', '3d'] as const
const goal = (change: Partial<PatrolGoal>, share: number | null): PatrolGoal => ({
  name: 'known',
  objective: 0.99,
  burning: null,
  windows: WINDOWS.map((window) => ({ window, scheduled: 10, share, burn: share })),
  ...change,
})

test('the page of coverage says which goal is failing first, and does not call no data met', async () => {
  const { state } = dashboard.fixture
  state.goals = [goal({ name: 'seen', objective: 0.97, burning: 'fast' }, 0.8), goal({}, null)]
  const { page } = await dashboard.visit('/coverage', { width: 360 })
  const failing = await textOf(page, byTestId('goal-seen'))
  expect(failing).toContain('正在快速失守')
  expect(failing).toContain('80%')
  expect(await textOf(page, byTestId('goal-known'))).toContain('尚未核算')
  const order = await attributesOf(page, `${byTestId('goals')} tbody tr`, 'data-burning')
  expect(order).toEqual(['fast', 'no'])

  state.goals = null
  const unknown = await dashboard.visit('/coverage', { width: 360 })
  expect(await textOf(unknown.page, byTestId('goals-unknown'))).toContain('不得而知')
})

const TOTALS: CoverageGroup['totals'] = {
  ...{ seenClean: 36_000, seenPartly: 60, seenSuspect: 120, unseen: 300, offAir: 7_200 },
  ...{ missed: 600, gap: 5_000, unscheduled: 3_600 },
}
const group = (name: string, title: string | null): CoverageGroup => ({
  name,
  title: title === null ? null : { zh: title, en: title },
  rooms: 1,
  totals: TOTALS,
})
const COVERAGE: RegionCoverage = {
  from: '2026-10-17T00:00:00+08:00',
  to: '2026-10-18T00:00:00+08:00',
  region: null,
  rooms: [{ roomId: 'r', title: '初二数学', totals: TOTALS }],
  totals: TOTALS,
  byRegion: [group('440100', '广东省广州市')],
  byPlatform: [group('live.a-long-name-of-a-platform.example.com', null)],
  bySweep: [group('curfew', '夜间巡查')],
  withoutSweeps: null,
}

test('places and sweeps have their names, and a narrow page does not move sideways', async () => {
  const { state } = dashboard.fixture
  state.coverage = COVERAGE
  const { page } = await dashboard.visit('/coverage', { width: 360 })
  expect(await textOf(page, byTestId('coverage-regions'))).toMatch(/广东省广州市 ?440100/)
  const sweeps = await textOf(page, byTestId('coverage-sweeps'))
  expect(sweeps).toMatch(/夜间巡查 ?curfew/)
  expect(sweeps).toContain('未排')
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(360)

  const said = { zh: '未按巡查逐分钟核算', en: 'not added up by sweep' }
  const totals = { ...TOTALS, unscheduled: null }
  state.coverage = { ...COVERAGE, totals, bySweep: [], withoutSweeps: said }
  const without = await dashboard.visit('/coverage', { width: 360 })
  expect(await textOf(without.page, byTestId('coverage-without-sweeps'))).toContain(said.zh)
  expect(await textOf(without.page, byTestId('coverage-all'))).toContain('未排或两次之间')
})
