import type { BrowserContext, Dialog, Page } from 'puppeteer'
import { beforePage } from './before-page.ts'

/** What ends a visit early, whatever the page still does. */
export type Trouble = { readonly kind: 'crashed' | 'turns-in-circles' | 'gone' }

export type LivePage = {
  readonly page: Page
  /** Settles only when there is trouble. */
  readonly trouble: Promise<Trouble>
}

/** A page that has sent us on this often by scripts or refreshes leads nowhere. */
const DOCUMENTS_AT_MOST = 12

/** Leaving is never refused; nothing else is answered with yes. */
const answer = (dialog: Dialog): Promise<void> =>
  dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()

function closePopups(profile: BrowserContext, page: Page): void {
  profile.on('targetcreated', (target) => {
    if (target.type() !== 'page') return
    void target
      .page()
      .then((opened) => (opened === null || opened === page ? null : opened.close()))
      // Closed by itself or with its profile meanwhile.
      .catch(() => {})
  })
}

/** Opens a tab that answers no dialog, keeps no popup, and tells at once when it dies or turns in circles. */
export async function openLivePage(profile: BrowserContext): Promise<LivePage> {
  const page = await profile.newPage()
  closePopups(profile, page)
  page.on('dialog', (dialog) => void answer(dialog).catch(() => {}))
  await page.evaluateOnNewDocument(beforePage)
  const session = await page.createCDPSession()
  await session.send('Page.enable')
  const trouble = new Promise<Trouble>((resolve) => {
    let documents = 0
    page.on('error', () => resolve({ kind: 'crashed' }))
    page.on('close', () => resolve({ kind: 'gone' }))
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) documents += 1
      if (documents > DOCUMENTS_AT_MOST) resolve({ kind: 'turns-in-circles' })
    })
  })
  return { page, trouble }
}
