import { z } from 'zod'
import type { ProviderRules } from '../core/access/provider-access.ts'
import { ACCOUNT_ROLES } from '../core/access/rights.ts'
import { allOf, fail, type Result, succeed } from '../core/fault.ts'
import { isKnownScope } from '../core/registry/region-scope.ts'
import { type Environment, readText } from './environment.ts'

/** Who vouches for people besides passwords, and what its word is worth. Its secret is `oidcClientSecret` of the secret file. */
export type OidcSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly scopes: string
  readonly rules: ProviderRules
}

const ISSUER = 'XUNCHA_OIDC_ISSUER'
const CLIENT = 'XUNCHA_OIDC_CLIENT_ID'
const SCOPES = 'XUNCHA_OIDC_SCOPES'
const ROLE_CLAIM = 'XUNCHA_OIDC_ROLE_CLAIM'
const ROLES = 'XUNCHA_OIDC_ROLES'
const REGION_CLAIM = 'XUNCHA_OIDC_REGION_CLAIM'
const REGIONS = 'XUNCHA_OIDC_REGIONS'
const ACCOUNTS = 'XUNCHA_OIDC_ACCOUNTS'
const PASSWORDS = 'XUNCHA_OIDC_PASSWORDS'
const FACTOR = 'XUNCHA_OIDC_SECOND_FACTOR'
const ADDRESS = 'XUNCHA_PUBLIC_ADDRESS'
const MORE = [SCOPES, ROLE_CLAIM, ROLES, REGION_CLAIM, REGIONS, ACCOUNTS, PASSWORDS, FACTOR]

const wrong = (name: string, zh: string, en: string): Result<never> =>
  fail('setting-invalid', `设置 ${name} 无效：${zh}。Setting ${name} is invalid: ${en}.`, name)

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** What is spoken in the clear may be altered by anybody on the way; on this machine there is no way. */
function readIssuer(text: string): Result<string> {
  const url = URL.parse(text)
  const safe =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))) &&
    `${url.username}${url.password}${url.search}${url.hash}` === ''
  return safe
    ? succeed(text)
    : wrong(
        ISSUER,
        '应为 https 地址，与认证服务自己公布的 issuer 一字不差',
        'use the https address, exactly as the provider itself names its issuer',
      )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const ROLE_MAP = z.record(z.string().min(1), z.enum(ACCOUNT_ROLES))

function readRoles(environment: Environment): Result<ProviderRules['roles']> {
  const parsed = ROLE_MAP.safeParse(jsonOf(readText(environment, ROLES) ?? ''))
  if (parsed.success && Object.keys(parsed.data).length > 0) {
    return succeed(new Map(Object.entries(parsed.data)))
  }
  const all = ACCOUNT_ROLES.join(', ')
  return wrong(
    ROLES,
    `请填 JSON，如 {"patrol-duty":"operator"}，角色可用 ${all}`,
    `use JSON such as {"patrol-duty":"operator"}; the roles are ${all}`,
  )
}

const SCOPE = z.string().refine((text) => isKnownScope(text))
const REGION_MAP = z.record(
  z.string().min(1),
  z.union([
    z.literal('*').transform((): string[] => []),
    SCOPE.transform((one) => [one]),
    z.array(SCOPE).min(1),
  ]),
)

function readRegions(environment: Environment): Result<ProviderRules['regions']> {
  const parsed = REGION_MAP.safeParse(jsonOf(readText(environment, REGIONS) ?? ''))
  return parsed.success && Object.keys(parsed.data).length > 0
    ? succeed(new Map(Object.entries(parsed.data)))
    : wrong(
        REGIONS,
        '请填 JSON，如 {"patrol-sz":"4403","patrol-province":"*"}，值为区划代码、其列表，或 "*"（全部地区）',
        'use JSON such as {"patrol-sz":"4403","patrol-province":"*"}: a code of a place, a list of them, or "*" for everywhere',
      )
}

function readChoice<const Choice extends string>(
  environment: Environment,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Result<Choice> {
  const text = readText(environment, name) ?? choices[0]
  const found = choices.find((one) => one === text)
  return found === undefined
    ? wrong(name, `可用 ${choices.join('、')}`, `one of ${choices.join(', ')}`)
    : succeed(found)
}

/** `amr:mfa acr:urn:example:two` */
function readFactor(environment: Environment): Result<ProviderRules['secondFactor']> {
  const all = (readText(environment, FACTOR) ?? '').split(/[,\s]+/).filter((one) => one !== '')
  const bad = all.find((one) => !/^(acr|amr):./.test(one))
  const of = (kind: 'acr:' | 'amr:') =>
    all.filter((one) => one.startsWith(kind)).map((one) => one.slice(kind.length))
  return bad === undefined
    ? succeed({ acr: of('acr:'), amr: of('amr:') })
    : wrong(
        FACTOR,
        `“${bad}”应写作 acr:值 或 amr:值`,
        `"${bad}" has to be written acr:VALUE or amr:VALUE`,
      )
}

function readRules(environment: Environment): Result<ProviderRules> {
  const roleClaim = readText(environment, ROLE_CLAIM) ?? 'groups'
  const read = allOf({
    roles: readRoles(environment),
    regions: readRegions(environment),
    accounts: readChoice(environment, ACCOUNTS, ['match', 'make']),
    passwords: readChoice(environment, PASSWORDS, ['all', 'administrators']),
    secondFactor: readFactor(environment),
  })
  if (!read.ok) return read
  const { accounts, ...rules } = read.value
  const regionClaim = readText(environment, REGION_CLAIM) ?? roleClaim
  return succeed({ ...rules, roleClaim, regionClaim, makesAccounts: accounts === 'make' })
}

function readUnset(environment: Environment): Result<null> {
  const alone = [CLIENT, ...MORE].find((name) => readText(environment, name) !== null)
  return alone === undefined
    ? succeed(null)
    : wrong(alone, `须与 ${ISSUER} 一起设置`, `it goes together with ${ISSUER}`)
}

function readClient(environment: Environment): Result<string> {
  const clientId = readText(environment, CLIENT)
  return clientId === null
    ? wrong(CLIENT, `须与 ${ISSUER} 一起设置`, `it goes together with ${ISSUER}`)
    : succeed(clientId)
}

/** The provider sends browsers back to one address, which it knows beforehand. */
const readBack = (environment: Environment): Result<null> =>
  readText(environment, ADDRESS) === null
    ? wrong(ADDRESS, `设置了 ${ISSUER} 就须设置本项`, `it is needed together with ${ISSUER}`)
    : succeed(null)

/** `null`: people sign in by passwords alone. */
export function readOidc(environment: Environment): Result<OidcSettings | null> {
  const issuer = readText(environment, ISSUER)
  if (issuer === null) return readUnset(environment)
  const read = allOf({
    issuer: readIssuer(issuer),
    clientId: readClient(environment),
    back: readBack(environment),
    rules: readRules(environment),
  })
  if (!read.ok) return read
  const { clientId, rules } = read.value
  const scopes = readText(environment, SCOPES) ?? 'openid profile'
  return scopes.split(/\s+/).includes('openid')
    ? succeed({ issuer, clientId, scopes, rules })
    : wrong(SCOPES, '须包含 openid', 'openid has to be among them')
}
