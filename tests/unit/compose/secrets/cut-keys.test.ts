import { expect, it } from 'vitest'
import { holdsCutKeys } from '../../../../src/compose/secrets/cut-keys.ts'
import type { CalledTarget, CutTarget } from '../../../../src/core/registry/cut-target.ts'
import { keylessWords } from '../../../../src/core/registry/keyless-words.ts'

const holds = holdsCutKeys({
  mediaServers: { 'http://10.0.0.5:8000': { username: 'a', password: 'b' } },
  cutAccess: {
    srs: {},
    'nginx-rtmp': { 'http://10.0.0.6:80/': {} },
    mediamtx: {},
    zlmediakit: {},
    'tencent-css': { 'push.example.cn': { secretId: 'i', secretKey: 'k' } },
    'aliyun-live': {},
    webhook: {},
  },
} as Parameters<typeof holdsCutKeys>[0])

const named = { app: 'live', stream: 'maths' }
const at = (platform: 'node-media-server' | 'nginx-rtmp' | 'webhook', apiUrl: string) =>
  ({ platform, apiUrl, ...named }) as CalledTarget
const cloud = (platform: 'tencent-css' | 'aliyun-live', domain: string) =>
  ({ platform, domain, ...named }) as CalledTarget

it('keys belong to one server of one kind, however its address is written, and to one domain', () => {
  expect(
    [
      at('node-media-server', 'HTTP://10.0.0.5:8000/api'),
      at('nginx-rtmp', 'http://10.0.0.6'),
      cloud('tencent-css', 'Push.example.cn'),
    ].map(holds),
  ).toEqual([true, true, true])
  expect(
    [
      at('nginx-rtmp', 'http://10.0.0.5:8000'),
      at('node-media-server', 'http://10.0.0.5:8001'),
      cloud('aliyun-live', 'push.example.cn'),
      at('webhook', 'https://hooks.example.cn/cut'),
    ].map(holds),
  ).toEqual([false, false, false, false])
})

it('a room without keys is told what to do; one that is written to needs none', () => {
  const words = keylessWords(cloud('aliyun-live', 'push.example.cn'), holds)
  expect(words?.zh).toContain('push.example.cn')
  expect(words?.zh).toContain('XUNCHA_SECRET_FILE')
  const letter: CutTarget = { platform: 'letter', addressee: '某平台', account: 'ID 1' }
  expect([keylessWords(letter, holds), keylessWords(null, holds)]).toEqual([null, null])
})
