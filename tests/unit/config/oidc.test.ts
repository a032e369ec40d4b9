import { expect, it, test } from 'vitest'
import { readOidc } from '../../../src/config/oidc.ts'

const SET = {
  XUNCHA_PUBLIC_ADDRESS: 'https://patrol.example.cn',
  XUNCHA_OIDC_ISSUER: 'https://id.example.cn/realms/city',
  XUNCHA_OIDC_CLIENT_ID: 'xuncha',
  XUNCHA_OIDC_ROLES: '{"CN=duty,OU=patrol":"operator"}',
  XUNCHA_OIDC_REGIONS: '{"sz":"4403","delta":["4401","4403"],"province":"*"}',
}

test('without an issuer people sign in by passwords alone', () => {
  expect(readOidc({})).toEqual({ ok: true, value: null })
})

test('roles and regions are given by what is mapped; accounts are only matched unless told otherwise', () => {
  const read = readOidc(SET)
  if (!read.ok || read.value === null) throw new Error('refused')
  const { rules, scopes } = read.value
  expect(scopes).toBe('openid profile')
  expect([...rules.roles]).toEqual([['CN=duty,OU=patrol', 'operator']])
  expect([...rules.regions]).toEqual([
    ['sz', ['4403']],
    ['delta', ['4401', '4403']],
    ['province', []],
  ])
  expect(rules).toMatchObject({
    roleClaim: 'groups',
    regionClaim: 'groups',
    makesAccounts: false,
    passwords: 'all',
    secondFactor: { acr: [], amr: [] },
  })
  const more = readOidc({ ...SET, XUNCHA_OIDC_SECOND_FACTOR: 'amr:mfa, acr:urn:x:two' })
  expect(more).toMatchObject({
    value: { rules: { secondFactor: { acr: ['urn:x:two'], amr: ['mfa'] } } },
  })
})

it.each([
  ['XUNCHA_OIDC_ISSUER', 'http://id.example.cn'],
  ['XUNCHA_OIDC_ISSUER', 'https://user:pass@id.example.cn'],
  ['XUNCHA_OIDC_CLIENT_ID', ''],
  ['XUNCHA_PUBLIC_ADDRESS', ''],
  ['XUNCHA_OIDC_ROLES', ''],
  ['XUNCHA_OIDC_ROLES', '{"a":"root"}'],
  ['XUNCHA_OIDC_REGIONS', '{}'],
  ['XUNCHA_OIDC_REGIONS', '{"sz":"9999"}'],
  ['XUNCHA_OIDC_REGIONS', '{"sz":[]}'],
  ['XUNCHA_OIDC_ACCOUNTS', 'perhaps'],
  ['XUNCHA_OIDC_PASSWORDS', 'none'],
  ['XUNCHA_OIDC_SECOND_FACTOR', 'mfa'],
  ['XUNCHA_OIDC_SCOPES', 'profile'],
])('%s=%j is refused with a sentence that names it', (name, value) => {
  expect(readOidc({ ...SET, [name]: value })).toMatchObject({
    fault: { code: 'setting-invalid', where: name },
  })
})

test('a setting of a provider that is not there is told', () => {
  expect(readOidc({ XUNCHA_OIDC_PASSWORDS: 'administrators' })).toMatchObject({
    fault: { where: 'XUNCHA_OIDC_PASSWORDS' },
  })
})
