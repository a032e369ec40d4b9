import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signAliyunCall } from '../../../../src/adapters/platforms/clouds/aliyun-signature.ts'
import {
  signTencentCall,
  TENCENT_CONTENT_TYPE,
  tencentSeconds,
} from '../../../../src/adapters/platforms/clouds/tencent-signature.ts'
import { at } from '../../../build/violations.ts'
import type { CloudRequest } from '../../../fakes/clouds/cloud-http.ts'
import { aliyunSignatureFault } from '../../../fakes/clouds/verify-aliyun.ts'
import { tencentSignatureFault } from '../../../fakes/clouds/verify-tencent.ts'

const NOW = at('2026-10-17T09:40:00+08:00')
const ODD = [...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~\n\t\u0000课é😀']
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...ODD)).map((letters) => letters.join('')),
)
const request = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): CloudRequest => ({
  method: 'POST',
  url: new URL(url),
  header: (name) => headers[name] ?? '',
  body,
})

test('whatever a stream is called, Aliyun gets that name under a signature that holds', () => {
  fc.assert(
    fc.property(names, names, (app, stream) => {
      const { query, headers } = signAliyunCall(
        { accessKeyId: 'id', accessKeySecret: 'secret' },
        {
          host: 'live.aliyuncs.com',
          action: 'ForbidLiveStream',
          version: '2016-11-01',
          parameters: { AppName: app, StreamName: stream },
          at: NOW,
          nonce: 'n-1',
        },
      )
      const host = 'live.aliyuncs.com'
      const got = request(`https://${host}/?${query}`, '', { ...headers, host })
      expect(got.url.searchParams.get('StreamName')).toBe(stream.toWellFormed())
      expect(got.url.searchParams.get('AppName')).toBe(app.toWellFormed())
      expect(aliyunSignatureFault(got, { id: 'secret' }, new Set(), NOW)).toBeNull()
    }),
  )
})

test('whatever a stream is called, the signature for Tencent holds, and for no other stream', () => {
  fc.assert(
    fc.property(names, names, (stream, other) => {
      const bodyOf = (name: string): string => JSON.stringify({ StreamName: name })
      const host = 'live.tencentcloudapi.com'
      const key = { secretId: 'id', secretKey: 'secret' }
      const body = bodyOf(stream)
      const headers = {
        host,
        'content-type': TENCENT_CONTENT_TYPE,
        'x-tc-timestamp': String(tencentSeconds(NOW)),
        authorization: signTencentCall(key, { service: 'live', host, body, at: NOW }),
      }
      const faultOf = (sent: string) =>
        tencentSignatureFault(request(`https://${host}/`, sent, headers), { id: 'secret' }, NOW)
      expect(faultOf(body)).toBeNull()
      expect(faultOf(bodyOf(other)) === null).toBe(bodyOf(other) === body)
    }),
  )
})
