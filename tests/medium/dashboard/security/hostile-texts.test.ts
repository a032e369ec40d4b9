import { afterAll, beforeAll, expect, test } from 'vitest'
import { fullHouse } from '../../../build/dashboard/every-page/full-house.ts'
import { showView } from '../../../build/dashboard/every-page/show-view.ts'
import { PAGES } from '../../../build/dashboard/every-page/views.ts'
import { hostileAnswer, MARK, RAN } from '../../../build/dashboard/hostile/hostile-texts.ts'
import { type OpenDashboard, openDashboard } from '../../../build/dashboard/open-dashboard.ts'

let dashboard: OpenDashboard
const told: string[] = []

beforeAll(async () => {
  dashboard = await openDashboard()
  dashboard.fixture.state.outside = hostileAnswer
})
afterAll(() => dashboard.close())

/** What came of the texts: what ran, what was made of them, where one is led, what was fetched from elsewhere. */
const HARM = `(() => {
  const addresses = [...document.querySelectorAll('[href], [src], [action], [formaction]')].flatMap((one) =>
    ['href', 'src', 'action', 'formaction'].map((name) => one.getAttribute(name) ?? ''))
  return JSON.stringify({
    ran: globalThis.${RAN} ?? null,
    made: [...document.querySelectorAll('[${MARK}]')].map(({ outerHTML }) => outerHTML),
    leads: addresses.filter((address) => /^\\s*(?:javascript|vbscript|data:text\\/html)/i.test(address)),
    elsewhere: performance.getEntriesByType('resource').map(({ name }) => name)
      .filter((name) => !name.startsWith(location.origin) && !/^(?:data|blob):/.test(name)),
    shown: document.body.textContent.includes('onerror='),
  })
})()`

test.each(PAGES)(
  '$name shows what comes from outside as text: nothing of it runs, and nothing is fetched for it',
  async (view) => {
    const page = await showView(dashboard, view, fullHouse)
    const { shown, ...harm } = JSON.parse(String(await page.evaluate(HARM)))
    expect(harm).toEqual({ ran: null, made: [], leads: [], elsewhere: [] })
    if (shown) told.push(view.name)
  },
)

test('the texts were there to be read', () => {
  expect(told.length).toBeGreaterThan(PAGES.length / 2)
})
