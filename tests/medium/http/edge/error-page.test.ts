import { afterAll, beforeAll, expect, it } from 'vitest'
import { errorPage } from '../../../../src/adapters/http/error-page.ts'
import { FAULT_STATUS } from '../../../../src/adapters/http/fault-status.ts'
import { startHttp } from '../http-harness.ts'

let server: Awaited<ReturnType<typeof startHttp>>
beforeAll(async () => {
  server = await startHttp()
})
afterAll(() => server.app.close())

it('the type of a problem leads to its section, without signing in', async () => {
  const refused = await server.app.inject({ method: 'GET', url: '/api/v1/rooms' })
  const { type, code } = refused.json()
  const [path, anchor] = type.split('#')
  const page = await server.app.inject({ method: 'GET', url: path })
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.headers['content-security-policy']).toContain("default-src 'self'")
  expect(anchor).toBe(code)
  expect(page.body).toContain(`id="${anchor}"`)
})

it('every code has its anchor', async () => {
  const { body } = await server.app.inject({ method: 'GET', url: '/docs/errors.md' })
  for (const code of Object.keys(FAULT_STATUS)) expect(body).toContain(`id="${code}"`)
  expect(body).not.toMatch(/\]\(|^#/m)
})

it('what the document says is shown, never run', () => {
  const page = errorPage('# <b>\n\n## a-code\n\n<script>1</script> `a<b` [x](javascript:1)\n')
  expect(page).toContain('<h2>&lt;b&gt;</h2>')
  expect(page).toContain('<h3 id="a-code">')
  expect(page).toContain('<p>&lt;script&gt;1&lt;/script&gt; <code>a&lt;b</code> x</p>')
})
