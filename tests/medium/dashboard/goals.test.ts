import { afterAll, beforeAll, expect, test } from 'vitest'
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
  expect(await textOf(page, byTestId('goal-known'))).toContain('无应巡')
  const order = await attributesOf(page, `${byTestId('goals')} tbody tr`, 'data-burning')
  expect(order).toEqual(['fast', 'no'])

  state.goals = null
  const unknown = await dashboard.visit('/coverage', { width: 360 })
  expect(await textOf(unknown.page, byTestId('goals-unknown'))).toContain('不得而知')
})
