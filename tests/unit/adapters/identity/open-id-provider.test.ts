import { describe, expect, it, test } from 'vitest'
import {
  createOpenIdProvider,
  type OpenIdNeeds,
} from '../../../../src/adapters/identity/open-id-provider.ts'
import {
  aToken,
  type Claims,
  createFakeOpenId,
  ISSUER,
  type OpenIdChange,
  rightClaims,
  STRANGERS_KEY,
} from '../../../fakes/access/fake-open-id.ts'

const NEEDS = {
  issuer: ISSUER,
  clientId: 'xuncha',
  clientSecret: 'secret',
  scopes: 'openid profile',
  callback: 'https://patrol.example.cn/sign-in/callback',
  home: 'https://patrol.example.cn/',
  monotonic: () => 0,
}

/** Goes to the provider and comes back with a code. */
async function comeBack(
  change: OpenIdChange = {},
  { needs = {}, query = {} }: { needs?: Partial<OpenIdNeeds>; query?: Record<string, string> } = {},
) {
  const fake = createFakeOpenId(change)
  const provider = createOpenIdProvider({ ...NEEDS, egress: fake.egress, ...needs })
  const question = provider.newQuestion()
  const address = await provider.addressFor(question)
  if (typeof address !== 'string') return { fake, provider, address, came: address }
  fake.hear(address)
  const answer = new URLSearchParams({ code: 'c', state: question.state, iss: ISSUER, ...query })
  return { fake, provider, address, came: await provider.vouch(question, answer.toString()) }
}

test('somebody is sent with state, nonce and a challenge, and comes back vouched for', async () => {
  const { address, came, fake } = await comeBack()
  const asked = new URL(String(address)).searchParams
  expect(asked.get('response_type')).toBe('code')
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('redirect_uri')).toBe(NEEDS.callback)
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
  }
  expect(came).toMatchObject({ kind: 'vouched', issuer: ISSUER, subject: 'u-1' })
  expect(fake.posted[0]).toMatch(/^Basic .*grant_type=authorization_code/)
  expect(fake.posted[0]).toContain('code_verifier=')
})

describe('a provider that lies', () => {
  const now = Math.floor(Date.now() / 1_000)
  it.each<[string, (nonce: string) => string]>([
    ['unsigned', (nonce) => aToken(rightClaims(nonce), { alg: 'none' })],
    ['signed by a stranger', (nonce) => aToken(rightClaims(nonce), { key: STRANGERS_KEY })],
    ['signed by the shared secret', (nonce) => aToken(rightClaims(nonce), { alg: 'HS256' })],
    ['signed by a key that is not told', (nonce) => aToken(rightClaims(nonce), { kid: 'other' })],
    ['of another question', () => aToken(rightClaims('another'))],
    ['without what was asked', (nonce) => aToken({ ...rightClaims(nonce), nonce: undefined })],
    ['for another program', (nonce) => aToken({ ...rightClaims(nonce), aud: 'other' })],
    [
      'for two, asked for by the other',
      (nonce) => aToken({ ...rightClaims(nonce), aud: ['xuncha', 'other'], azp: 'other' }),
    ],
    [
      'of another issuer',
      (nonce) => aToken({ ...rightClaims(nonce), iss: 'https://other.example.cn' }),
    ],
    ['that is over', (nonce) => aToken({ ...rightClaims(nonce), exp: now - 3_600 })],
    ['of tomorrow', (nonce) => aToken({ ...rightClaims(nonce), nbf: now + 86_400 })],
    ['of nobody', (nonce) => aToken({ ...rightClaims(nonce), sub: undefined })],
    ['that is none', () => 'x'],
  ])('lets nobody in by a token %s', async (_how, token) => {
    expect((await comeBack({ token })).came).toMatchObject({ trouble: 'not-vouched' })
  })

  it('lets nobody in by a code that is for another provider, or by none', async () => {
    const mixedUp = await comeBack({}, { query: { iss: 'https://other.example.cn' } })
    expect(mixedUp.came).toMatchObject({ trouble: 'not-vouched' })
    const said = { error: 'access_denied', error_description: 'no' }
    expect((await comeBack({}, { query: said })).came).toMatchObject({ trouble: 'declined' })
  })

  it.each<[string, Claims]>([
    ['the issuer of another', { issuer: 'https://other.example.cn' }],
    ['a script for a place', { authorization_endpoint: 'javascript:alert(1)' }],
    ['a place that is spoken to in the clear', { authorization_endpoint: 'http://id.example.cn/' }],
  ])('sends nobody to %s', async (_what, discovery) => {
    expect((await comeBack({ discovery })).address).toMatchObject({ kind: 'failed' })
  })

  it('is not asked for keys or tokens in the clear', async () => {
    const { came } = await comeBack({ discovery: { jwks_uri: 'http://id.example.cn/keys' } })
    expect(came).toMatchObject({ kind: 'failed' })
  })
})

test('a clock that is a little off keeps nobody out', async () => {
  const token = (nonce: string): string => {
    const now = Math.floor(Date.now() / 1_000)
    return aToken({ ...rightClaims(nonce), exp: now - 10, nbf: now + 10 })
  }
  expect((await comeBack({ token })).came).toMatchObject({ kind: 'vouched' })
})

describe('a provider that is away', () => {
  const refusal = { kind: 'refusal', reason: 'blocked-address', detail: '10.0.0.9' } as const
  it.each<[string, NonNullable<OpenIdChange['answer']>]>([
    ['is not let through by the guard', async () => refusal],
    ['fails', async (_path, url) => createFakeOpenId().answerOf(url, 'x', 502)],
    ['never ends', async (_path, url) => createFakeOpenId().answerOf(url, 'x'.repeat(600_000))],
    ['sends elsewhere', async () => createFakeOpenId().answerOf('https://x.example.cn/', '{}')],
  ])('is told as away when it %s', async (_how, answer) => {
    expect((await comeBack({ answer })).address).toMatchObject({ trouble: 'away' })
    const later = (path: string, url: string) =>
      path === '/token' || path === '/keys' ? answer(path, url) : null
    expect((await comeBack({ answer: later })).came).toMatchObject({ trouble: 'away' })
  })

  it('is asked once for all who come at the same time, and again a little later', async () => {
    let now = 0
    const fake = createFakeOpenId({ answer: async () => refusal })
    const provider = createOpenIdProvider({ ...NEEDS, egress: fake.egress, monotonic: () => now })
    const knock = () => provider.addressFor(provider.newQuestion())
    await Promise.all([knock(), knock()])
    await knock()
    expect(fake.asked).toHaveLength(1)
    now = 6_000
    await knock()
    expect(fake.asked).toHaveLength(2)
  })
})

test('the way out leads through the provider where it has one', async () => {
  const { provider } = await comeBack()
  const end = new URL(String(await provider.endAddress('token')))
  expect(end.pathname).toBe('/end')
  expect(end.searchParams.get('post_logout_redirect_uri')).toBe(NEEDS.home)
  const without = await comeBack({ discovery: { end_session_endpoint: undefined } })
  expect(await without.provider.endAddress('token')).toBeNull()
})
