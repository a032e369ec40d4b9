import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestBrowser } from '../../build/dashboard/test-browser.ts'
import { startHttp } from '../http/http-harness.ts'

type Started = Awaited<ReturnType<typeof startHttp>> & { readonly url: string }

let started: Started
let browser: Awaited<ReturnType<typeof openTestBrowser>>

beforeAll(async () => {
  const http = await startHttp()
  started = { ...http, url: await http.app.listen({ host: '127.0.0.1', port: 0 }) }
  browser = await openTestBrowser()
})
afterAll(async () => {
  await browser.close()
  await started.app.close()
})

test('the reference of the interface asks nothing of other hosts, leads to none and offers nobody’s services', async () => {
  const page = await browser.newPage()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const own = request.url().startsWith(started.url) || /^(?:data|blob):/.test(request.url())
    if (!own) elsewhere.push(request.url())
  })
  await page.goto(`${started.url}/api/docs`)
  await page.waitForFunction(`document.querySelectorAll('a[href]').length > 10`)
  await page.waitForNetworkIdle()
  const shown = String(
    await page.evaluate(`[...document.querySelectorAll('a, button')]
      .filter((one) => one.checkVisibility())
      .map((one) => (one.getAttribute('href') ?? '') + ' ' + one.textContent.trim()).join('\\n')`),
  )
  expect(elsewhere).toEqual([])
  expect(shown).toMatch(/api\/v1\/session/)
  expect(shown).not.toMatch(/^https?:/m)
  expect(shown).not.toMatch(/scalar|ask ai|generate|deploy|share/i)
})
