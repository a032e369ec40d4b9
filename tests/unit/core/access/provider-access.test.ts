import { describe, expect, it } from 'vitest'
import {
  accessOf,
  nameOfClaims,
  type ProviderRules,
  vouchesFactor,
} from '../../../../src/core/access/provider-access.ts'
import { returnPath } from '../../../../src/core/access/return-path.ts'

const RULES: ProviderRules = {
  roleClaim: 'groups',
  roles: new Map([
    ['patrol-duty', 'operator'],
    ['patrol-chief', 'officer'],
  ]),
  regionClaim: 'org.places',
  regions: new Map<string, readonly string[]>([
    ['sz', ['4403']],
    ['gz', ['4401']],
    ['province', []],
  ]),
  makesAccounts: true,
  passwords: 'all',
  secondFactor: { acr: ['two'], amr: ['mfa'] },
}

describe('what a provider says', () => {
  it('gives the highest role and all regions that are mapped', () => {
    const claims = {
      groups: ['patrol-duty', 'patrol-chief', 'x'],
      org: { places: ['sz', 'gz', 'sz'] },
    }
    expect(accessOf(claims, RULES)).toEqual({ role: 'officer', regions: ['4401', '4403'] })
    expect(accessOf({ ...claims, org: { places: ['sz', 'province'] } }, RULES)).toEqual({
      role: 'officer',
      regions: [],
    })
  })

  it('gives nothing that is not mapped: no administrator, no everywhere', () => {
    const org = { places: 'sz' }
    expect(accessOf({ groups: ['administrator', 'admin'], org }, RULES)).toBe('no-role')
    expect(accessOf({ org }, RULES)).toBe('no-role')
    expect(accessOf({ groups: 'patrol-duty' }, RULES)).toBe('no-region')
    expect(accessOf({ groups: 'patrol-duty', org: { places: [] } }, RULES)).toBe('no-region')
    expect(accessOf({ groups: 'patrol-duty', org: { places: '*' } }, RULES)).toBe('no-region')
  })

  it('is read by names that it has itself', () => {
    const roles = new Map([['a', 'observer']] as const)
    const rules = { ...RULES, roleClaim: 'https://x.cn/roles', regionClaim: 'r', roles }
    expect(accessOf({ 'https://x.cn/roles': 'a', r: 'sz' }, rules)).toMatchObject({
      role: 'observer',
    })
    const inherited = { ...rules, roleClaim: '__proto__.constructor' }
    expect(accessOf({ r: 'sz' }, inherited)).toBe('no-role')
  })

  it('counts for a second factor only where the settings say so', () => {
    expect(vouchesFactor({ amr: ['pwd', 'mfa'] }, RULES)).toBe(true)
    expect(vouchesFactor({ acr: 'two' }, RULES)).toBe(true)
    expect(vouchesFactor({ amr: ['pwd'], acr: '1' }, RULES)).toBe(false)
    const untrusting = { ...RULES, secondFactor: { acr: [], amr: [] } }
    expect(vouchesFactor({ amr: ['mfa'], acr: 'two' }, untrusting)).toBe(false)
  })

  it('names an account as far as it can', () => {
    expect(nameOfClaims({ preferred_username: 'zhao.li@city' })).toBe('zhao.li-city')
    expect(nameOfClaims({ name: '赵 力' })).toBe('赵-力')
    expect(nameOfClaims({ preferred_username: '--', name: '<b>' })).toBe('b')
    expect(nameOfClaims({})).toBeNull()
  })
})

it.each(['/', '/violations/v-1?tab=2', '/timeline?from=2026-10-01&text=%E8%AF%BE'])(
  'people come back to %s',
  (path) => {
    expect(returnPath(path)).toBe(path)
  },
)

it.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/a\r\nSet-Cookie: x',
  '/a\\..\\b',
  '',
  `/${'a'.repeat(3_000)}`,
])('nobody is sent to %j', (path) => {
  expect(returnPath(path)).toBe('/')
})
