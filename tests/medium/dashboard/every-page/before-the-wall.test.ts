import { expect, test } from 'vitest'
import { builtDashboard } from '../../../build/dashboard/built-dashboard.ts'
import { scriptsBeforeTheWall } from '../../../build/dashboard/every-page/scripts-before-the-wall.ts'

/** Bytes of script on the wire before the wall works. */
const LIMIT = 200_000

test('no more than 200 kB of script, compressed, is fetched before the wall works', async () => {
  const scripts = await scriptsBeforeTheWall(await builtDashboard())
  const heaviest = scripts.toSorted((a, b) => b.gzip - a.gzip).slice(0, 5)
  const total = scripts.reduce((sum, { gzip }) => sum + gzip, 0)
  expect(total, JSON.stringify(heaviest)).toBeLessThanOrEqual(LIMIT)
  expect(scripts.length).toBeGreaterThan(2)
})
