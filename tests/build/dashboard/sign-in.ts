import type { Page } from 'puppeteer'
import { byTestId, click, type } from './look.ts'

/** Signs in on the page that asks for it. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await type(page, byTestId('sign-in-name'), name)
  await type(page, byTestId('sign-in-password'), password)
  await click(page, 'sign-in-submit')
}
