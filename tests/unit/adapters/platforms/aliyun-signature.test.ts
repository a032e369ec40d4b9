import { expect, test } from 'vitest'
import { signAliyunCall } from '../../../../src/adapters/platforms/clouds/aliyun-signature.ts'
import { at } from '../../../build/violations.ts'

test('a call is signed as in the published example of ACS3-HMAC-SHA256', () => {
  const key = { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' }
  const { headers } = signAliyunCall(key, {
    host: 'ecs.cn-shanghai.aliyuncs.com',
    action: 'RunInstances',
    version: '2014-05-26',
    parameters: {
      RegionId: 'cn-shanghai',
      ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
    },
    at: at('2023-10-26T10:22:32Z'),
    nonce: '3156853299f313e23d1673dc12e1703d',
  })
  expect(headers['authorization']).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

/** Made with the official SDK, @alicloud/openapi-util 0.3.3 (`getAuthorization`). */
const OF_THE_SDK: readonly (readonly [string, string])[] = [
  ['maths', '2eb3ee023118eff4bff85917857d8901b34c64a1fc29487abfa798f7da4a56d8'],
  ['数学 九年级', '02f82ad60333a84a349a9a6a0b801d178220409260623d67987ebf4894512cb6'],
  ['a+b&c=d', 'e522f33f35b6768449aa77a43e83c7d07f08f94a8727dfd7d97563b0fe4be3b2'],
  ['100%~off', 'ab828848713a5e29a5971c806358ce8afc2c771ad23162465f0494c7260f4118'],
  ['*(!)\'"', 'd9d1de9831426b323e413c164b3b69ea6e29d218eb26e057f9c446e9fd050484'],
  ['a/../b?c#d', '50cfddd174b55070fb5ac691b9d11b277fddba3e1bff54da7c7f17c87e27c6ae'],
  ['😀é', '8204403a46a56f08f78a4664a3996b54493e8bdb88fb8d3d508f879c0a5c2c81'],
  ['line\nend', '146f878f1460e15967d24371ba7496c0c7ca317d46bebb3079170b656b390c81'],
  ['%2F', 'c995780fd41b0e4ad59ee7b5e0018fc213b020cb40cc524be930061373b7bc62'],
]

test.each(OF_THE_SDK)(
  'a stream named %j is signed as the official SDK signs it',
  (name, signature) => {
    const key = { accessKeyId: 'LTAIexample', accessKeySecret: 'example secret' }
    const { headers } = signAliyunCall(key, {
      host: 'live.aliyuncs.com',
      action: 'ForbidLiveStream',
      version: '2016-11-01',
      parameters: {
        DomainName: 'push.school.example',
        AppName: 'live',
        StreamName: name,
        LiveStreamType: 'publisher',
        Oneshot: 'no',
      },
      at: at('2026-02-01T01:02:03.456Z'),
      nonce: 'n-1',
    })
    expect(headers['authorization']).toMatch(new RegExp(`Signature=${signature}$`))
  },
)
