import type { Page } from 'puppeteer'
import { PATIENCE } from '../../patience.ts'
import { byTestId, clickOn } from '../look.ts'
import type { OpenDashboard } from '../open-dashboard.ts'
import { holdStill } from './axe.ts'
import type { View } from './views.ts'

const selectorOf = (name: string): string =>
  /^[a-z][a-z0-9-]*$/.test(name) ? byTestId(name) : name

/** What changed once the page was open may have laid itself over what is pressed: then the button is told, not the place. */
const press = async (page: Page, selector: string, { onceOpen }: View): Promise<void> => {
  if (onceOpen === undefined) return clickOn(page, selector)
  await page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.click()`)
}

/** The view as a person sees it who came there, standing still. */
export async function showView(
  dashboard: OpenDashboard,
  view: View,
  fill: (dashboard: OpenDashboard) => Promise<void>,
): Promise<Page> {
  const { state } = dashboard.fixture
  await fill(dashboard)
  view.given?.(state)
  const { page } = await dashboard.visit(view.path)
  await holdStill(page)
  const [first] = view.press ?? []
  if (first !== undefined) await page.waitForSelector(selectorOf(first), PATIENCE)
  view.onceOpen?.(state)
  for (const name of view.press ?? []) await press(page, selectorOf(name), view)
  await view.after?.(page)
  await page.waitForSelector(selectorOf(view.shows), { ...PATIENCE, visible: true })
  return page
}
