import { expect, test } from 'vitest'
import { asProgram, startHttp } from '../http-harness.ts'

const SESSION = {
  id: 'a',
  start: '2026-10-17T09:30:00+08:00',
  end: '2026-10-17T10:30:00+08:00',
  region: '440100',
  actor: 'licensed-online-subject',
  stage: 'compulsory',
  content: 'subject',
}
const OBJECT = {
  id: 'a',
  region: '440100',
  object: {
    conduct: 'logs-requested',
    kind: 'third-party-platform',
    on: '2026-03-10',
    actOn: '2026-03-01',
  },
}
const without = (body: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))

test.each([
  [{ a: 1 }, 'body.id', '缺少这一项'],
  [without(SESSION, 'start'), 'body.start', '缺少这一项'],
  [{ ...SESSION, actor: 'nobody' }, 'body.actor', '只能是'],
  [{ ...SESSION, uncertaintySeconds: -1 }, 'body.uncertaintySeconds', '应不小于 0'],
  [{ ...SESSION, facts: { charged: 'yes' } }, 'body.facts.charged', '应为true 或 false'],
  [without(OBJECT, 'region'), 'body.region', '缺少这一项'],
  [{ ...OBJECT, object: without(OBJECT.object, 'actOn') }, 'body.object.actOn', '缺少这一项'],
  [{ ...OBJECT, object: { ...OBJECT.object, x: 1 } }, 'body.object.x', '不认识的字段'],
  [
    { ...OBJECT, object: { ...OBJECT.object, actOn: '2026-04-01' } },
    'body.object.actOn',
    '不能晚于 on',
  ],
])('a wrong body of a judgement names its field: %j', async (body, where, words) => {
  const harness = await startHttp()
  const call = await asProgram(harness)
  const answer = await call('POST', '/api/v1/policy/judge', body)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'bad-request', where })
  expect(answer.json().detail).toContain(words)
  expect(answer.json().detail).not.toContain('不合要求')
  await harness.app.close()
})
