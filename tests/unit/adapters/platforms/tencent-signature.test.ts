import { expect, test } from 'vitest'
import { signTencentCall } from '../../../../src/adapters/platforms/clouds/tencent-signature.ts'
import { instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

const signatureOf = (authorization: string): string =>
  authorization.slice(authorization.indexOf('Signature=') + 'Signature='.length)

test('a call is signed as in the published example of TC3-HMAC-SHA256', () => {
  const key = {
    secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
    secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
  }
  const call = {
    service: 'cvm',
    host: 'cvm.tencentcloudapi.com',
    body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
    at: instantOfEpochMilliseconds(1_551_113_065_000),
  }
  expect(signTencentCall(key, call)).toBe(
    'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  )
})

/** Made with the official SDK, tencentcloud-sdk-nodejs-common 4.1.220 (`Sign.sign3`). */
const OF_THE_SDK: readonly (readonly [string, string])[] = [
  ['maths', '56d8babc51722aaf605a06abb19741622438cc761e90ec147611eceeadf7a772'],
  ['数学 九年级', '038c5d2894a01afa3b169d11a222b07b837805d90cac1986a205dc6d776606a8'],
  ['a+b&c=d', '1efec96ed4ae9a16ff05d5cf154de47285e50377494b2a91b2022ac09becab23'],
  ['100%~off', '8fee8874108f5a7e743bae8e9c4e29beecf767640c01665f0bc61a759300fee3'],
  ['*(!)\'"', '2331433625e74c6c63d1b9a67d1818e2c9459820b8513ea505a55327f805695e'],
  ['a/../b?c#d', '29ee9889759275c9c53cd4f48b893122f9aec4ba39ba1266ec1582bb57b7db87'],
  ['😀é', 'bc059669cc4435e853644790a80d893ad6b888ab0489d5533a4df28af0d9cae7'],
  ['line\nend', 'c393fa0d61a3a361a8585893f6a60978ff6f8eef5619e4fb778efad9212b0e41'],
  ['%2F', '36809a1b4aed8146b645558d5966110795070e6c579f512d7ed410999b884102'],
]

test.each(OF_THE_SDK)(
  'a stream named %j is signed as the official SDK signs it',
  (name, signature) => {
    const key = { secretId: 'AKIDexample', secretKey: 'example secret' }
    const call = {
      service: 'live',
      host: 'live.tencentcloudapi.com',
      body: JSON.stringify({
        AppName: 'live',
        DomainName: 'push.school.example',
        StreamName: name,
      }),
      at: at('2026-02-01T01:02:03.456Z'),
    }
    expect(signatureOf(signTencentCall(key, call))).toBe(signature)
  },
)
