import type { Locator, Page } from 'puppeteer'
import { expect } from 'vitest'
import { PATIENCE, patiently } from '../patience.ts'

/*
 * How tests look at a page and touch it. The page's own methods take what is there this moment, and throw while a form is
 * still opening; these wait for it. `biome.json` lets nobody else call those methods.
 */

export const byTestId = (name: string): string => `[data-testid="${name}"]`

/** The element once it stands still and can be used: what is done while a dialog opens or the layout moves meets something else. */
const usable = (page: Page, selector: string): Locator<Element> =>
  page
    .locator(selector)
    .setVisibility('visible')
    .setWaitForStableBoundingBox(true)
    .setTimeout(PATIENCE.timeout)

/** Whether the next click of this document meets what was meant, noted before any handler of the page. */
const noteNextClick = (selector: string): string =>
  `globalThis.clickMet = undefined; document.addEventListener('click', ({ target }) => {
    globalThis.clickMet = target.closest(${JSON.stringify(selector)}) !== null
  }, { capture: true, once: true })`

/** Clicks, and again where the layout moved away under the pointer in the very moment. */
export const clickOn = (page: Page, selector: string): Promise<void> =>
  patiently(async () => {
    await page.evaluate(noteNextClick(selector))
    await usable(page, selector).click()
    // A document that the click has led to knows of none.
    const met = await page.evaluate('globalThis.clickMet').catch(() => undefined)
    expect(met, `the click met something else than ${selector}`).not.toBe(false)
  })

export const click = (page: Page, name: string): Promise<void> => clickOn(page, byTestId(name))

export const doubleClick = (page: Page, name: string): Promise<void> =>
  usable(page, byTestId(name)).click({ count: 2 })

export const hover = (page: Page, selector: string): Promise<void> => usable(page, selector).hover()

/** Puts the keyboard on an element. */
export const focus = (page: Page, selector: string): Promise<void> =>
  patiently(async () => {
    const element = await usable(page, selector).waitHandle()
    await element.focus()
    await page.waitForSelector(`${selector}:focus`, { timeout: 1000 })
  })

/** Writes into a field, in place of what stood there; again where the page took the focus away meanwhile. */
export const type = (page: Page, selector: string, text: string): Promise<void> =>
  patiently(async () => {
    await clickOn(page, selector)
    await page.$eval(selector, (field) => (field as unknown as { select(): void }).select())
    await page.keyboard.type(text)
    const written = await page.$eval(selector, (one) => (one as unknown as { value: string }).value)
    expect(written).toBe(text)
  })

/** Waits for the element and gives its text. */
export async function textOf(page: Page, selector: string): Promise<string> {
  const element = await page.waitForSelector(selector, PATIENCE)
  return (await element?.evaluate(({ textContent }) => textContent)) ?? ''
}

/** Waits for the first that matches, and gives the text of all, in the order of the page. */
export async function textsOf(page: Page, selector: string): Promise<string[]> {
  await page.waitForSelector(selector, PATIENCE)
  return page.$$eval(selector, (all) => all.map(({ textContent }) => textContent ?? ''))
}

/** Waits for the first that matches, and gives the attribute of all, in the order of the page. */
export async function attributesOf(page: Page, selector: string, name: string): Promise<string[]> {
  await page.waitForSelector(selector, PATIENCE)
  return page.$$eval(
    selector,
    (all, wanted) => all.map((one) => one.getAttribute(wanted) ?? ''),
    name,
  )
}

/** Whether a button can be pressed, once it is there. */
export async function isEnabled(page: Page, name: string): Promise<boolean> {
  const button = await page.waitForSelector(byTestId(name), PATIENCE)
  return (await button?.evaluate((one) => !one.hasAttribute('disabled'))) ?? false
}

/** Picks one of a list's values. */
export const choose = (page: Page, name: string, value: string): Promise<void> =>
  patiently(async () => {
    await usable(page, byTestId(name)).waitHandle()
    expect(await page.select(byTestId(name), value)).toEqual([value])
  })
