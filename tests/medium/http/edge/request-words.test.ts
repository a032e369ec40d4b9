import { expect, test } from 'vitest'
import { asAdministrator } from '../../../build/as-browser.ts'
import { pool } from '../harness-pool.ts'
import { asProgram } from '../http-harness.ts'

const start = pool()

const INSTANT = '应为带时区的时间（RFC 3339），例如 2026-03-07T09:30:00+08:00'

test('a request that is not valid is told what is wrong in Chinese', async () => {
  const call = await asAdministrator(await start())
  const detail = async (query: string): Promise<string> =>
    (await call('GET', `/api/v1${query}`)).json().detail
  expect(await detail('/violations?from=yesterday')).toContain(`querystring.from：${INSTANT}。`)
  expect(await detail('/violations?from=2026-03-07')).toContain(INSTANT)
  expect(await detail('/violations?limit=0')).toContain('querystring.limit：应不小于 1。')
  expect(await detail('/violations?status=foo')).toContain('querystring.status：只能是 suspected、')
  const region = await detail('/violations?region=abc')
  expect(region).toContain('行政区划代码')
  expect(region).not.toContain('\\d')
  expect(await detail('/rooms/lookup')).toContain('querystring.url：缺少这一项。')
  expect(await detail('/violations?regoin=44')).toContain('不认识的字段 regoin')
  const write = await call('POST', '/api/v1/users', { role: 'king', name: 'a', reason: 'x' })
  expect(write.json().detail).toContain('body.role：只能是 ')
})

test('a word that is no address and no room is not understood', async () => {
  const call = await asProgram(await start())
  const asked = async (url: string): Promise<boolean> =>
    (await call('GET', `/api/v1/rooms/lookup?url=${url}`)).json().understood
  expect(await asked('xx')).toBe(false)
  expect(await asked('7734200')).toBe(true)
  expect(await asked('live.example/1')).toBe(true)
})
