import type { Page } from 'puppeteer'
import { PATIENCE } from '../patience.ts'

export const byTestId = (name: string): string => `[data-testid="${name}"]`

/** Waits for the element and gives its text. */
export async function textOf(page: Page, selector: string): Promise<string> {
  const element = await page.waitForSelector(selector, PATIENCE)
  return (await element?.evaluate(({ textContent }) => textContent)) ?? ''
}

/** The attribute of every element that matches now, in the order of the page. */
export const attributesOf = (page: Page, selector: string, name: string): Promise<string[]> =>
  page.$$eval(selector, (all, wanted) => all.map((one) => one.getAttribute(wanted) ?? ''), name)

/** Clicks once the element stands still: a click while a dialog opens or the layout moves meets something else. */
export const click = (page: Page, name: string): Promise<void> =>
  page
    .locator(byTestId(name))
    .setVisibility('visible')
    .setWaitForStableBoundingBox(true)
    .setWaitForEnabled(false)
    .setTimeout(PATIENCE.timeout)
    .click()

/** Whether a button can be pressed. */
export const isEnabled = (page: Page, name: string): Promise<boolean> =>
  page.$eval(byTestId(name), (button) => !button.hasAttribute('disabled'))
