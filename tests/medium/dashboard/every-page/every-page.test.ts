import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EVERY_PAGE, placeOf } from '../../../../src/dashboard/lib/routes.ts'
import { axe } from '../../../build/dashboard/every-page/axe.ts'
import { fullHouse } from '../../../build/dashboard/every-page/full-house.ts'
import { PLACES } from '../../../build/dashboard/every-page/places.ts'
import { showView } from '../../../build/dashboard/every-page/show-view.ts'
import { DIALOGS, PAGES, type View } from '../../../build/dashboard/every-page/views.ts'
import { type OpenDashboard, openDashboard } from '../../../build/dashboard/open-dashboard.ts'
import { PATIENCE } from '../../../build/patience.ts'

const SOURCES = fileURLToPath(new URL('../../../../src/dashboard', import.meta.url))
/** What dialogs are made of; the files that open one are asked for. */
const MADE_OF = 'violation/reason-form.tsx'

let dashboard: OpenDashboard
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())

const look = (page: Page, scheme: 'light' | 'dark') =>
  page.emulateMediaFeatures([
    { name: 'prefers-reduced-motion', value: 'reduce' },
    { name: 'prefers-color-scheme', value: scheme },
  ])

/** Wide by day with all rules, wide by night the colours, and a phone by day all that is no colour. */
async function complaintsOf(view: View): Promise<readonly string[]> {
  const page = await showView(dashboard, view, fullHouse)
  const within = 'of' in view ? '[role="dialog"]' : 'html'
  const told = await axe(page, { within })
  await look(page, 'dark')
  await page.waitForSelector('[data-theme="dark"]', PATIENCE)
  const byNight = await axe(page, { within, rules: ['color-contrast'] })
  await look(page, 'light')
  await page.setViewport({ width: 360, height: 780 })
  const phone = (await page.evaluate('document.documentElement.scrollWidth')) as number
  const wide = phone > 360 ? [`phone: ${phone} pixels wide`] : []
  const onPhone = (await axe(page, { within, without: ['color-contrast'] })).map(
    (line) => `phone: ${line}`,
  )
  return [...told, ...byNight.map((line) => `dark: ${line}`), ...wide, ...onPhone].map(
    (line) => `${view.name}: ${line}`,
  )
}

test.each([...PAGES, ...PLACES, ...DIALOGS])(
  '$name is legible, named and reachable for everybody, by day and by night, wide and on a phone',
  async (view) => {
    expect(await complaintsOf(view)).toEqual([])
  },
)

test('every page of the dashboard is among them', () => {
  const shown = new Set<string>(PAGES.map(({ path }) => placeOf(path.split('?')[0] ?? '').page))
  expect([...EVERY_PAGE].filter((page) => !shown.has(page))).toEqual([])
})

test('every dialog of the dashboard is among them', async () => {
  const entries = await readdir(SOURCES, { recursive: true, withFileTypes: true })
  const files = entries.filter(({ name }) => name.endsWith('.tsx'))
  const opening = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      const opens = /<(?:Modal|Drawer|ReasonDialog)\b/.test(await readFile(path, 'utf8'))
      return opens ? [relative(SOURCES, path)] : []
    }),
  )
  const shown = new Set(DIALOGS.map(({ of }) => of))
  expect(opening.flat().filter((path) => path !== MADE_OF && !shown.has(path))).toEqual([])
})
