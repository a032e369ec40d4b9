import { fail, type Result, succeed } from '../fault.ts'
import type { RegionScope } from '../registry/region-scope.ts'
import { ACCOUNT_ROLES, type AccountRole } from './rights.ts'

/** What a provider says of a person, after its word was verified. */
export type Claims = Readonly<Record<string, unknown>>

/** What the word of a provider of identities is worth here. */
export type ProviderRules = {
  /** Name of the claim that says the role; what lies within another is named with dots (`realm_access.roles`). */
  readonly roleClaim: string
  /** Only what stands here gives a role: nobody is an administrator by default. */
  readonly roles: ReadonlyMap<string, AccountRole>
  readonly regionClaim: string
  /** An empty list of regions is everywhere, and has to be written so. */
  readonly regions: ReadonlyMap<string, readonly RegionScope[]>
  /** `true`: whoever is given a role gets an account at the first sign-in; else only who was bound to one. */
  readonly makesAccounts: boolean
  /** Who else may sign in by a password. */
  readonly passwords: 'all' | 'administrators'
  /** What counts as a second factor that the provider asked for; none: its word on that is not taken. */
  readonly secondFactor: { readonly acr: readonly string[]; readonly amr: readonly string[] }
}

/** What somebody may, as far as a provider says. */
export type ClaimedAccess = { readonly role: AccountRole; readonly regions: readonly RegionScope[] }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (claims: unknown, name: string): unknown =>
  isRecord(claims) && Object.hasOwn(claims, name) ? claims[name] : undefined

/** A name may have dots of its own (`https://example.cn/roles`), so that the whole is looked for first. */
function claimOf(claims: Claims, name: string): unknown {
  const whole = own(claims, name)
  return whole === undefined ? name.split('.').reduce<unknown>(own, claims) : whole
}

/** The texts of a claim; whatever else stands there says nothing. */
export function claimTexts(claims: Claims, name: string): readonly string[] {
  const value = claimOf(claims, name)
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.filter((one): one is string => typeof one === 'string')
}

const within = <T>(told: readonly string[], known: ReadonlyMap<string, T>): readonly T[] =>
  told.flatMap((one) => {
    const found = known.get(one)
    return found === undefined ? [] : [found]
  })

/** Why nothing is given to somebody whom the provider knows. */
export type NoAccess = 'no-role' | 'no-region'

/** Of several roles the one with most rights, of several regions all. */
export function accessOf(claims: Claims, rules: ProviderRules): ClaimedAccess | NoAccess {
  const roles = within(claimTexts(claims, rules.roleClaim), rules.roles)
  const role = ACCOUNT_ROLES.find((one) => roles.includes(one))
  if (role === undefined) return 'no-role'
  const regions = within(claimTexts(claims, rules.regionClaim), rules.regions)
  if (regions.length === 0) return 'no-region'
  const everywhere = regions.some((some) => some.length === 0)
  return { role, regions: everywhere ? [] : [...new Set(regions.flat())].toSorted() }
}

/** Whether the provider asked for a second factor, where its word on that is taken (OpenID Connect Core, 2: `acr`, `amr`). */
export const vouchesFactor = (claims: Claims, { secondFactor }: ProviderRules): boolean =>
  claimTexts(claims, 'acr').some((one) => secondFactor.acr.includes(one)) ||
  claimTexts(claims, 'amr').some((one) => secondFactor.amr.includes(one))

const LONGEST_SUBJECT = 255

/** By which a provider knows a person: at most 255 ASCII characters (OpenID Connect Core, 2). */
export const readSubject = (text: string): Result<string> =>
  /^[\x20-\x7e]+$/.test(text) && text.length <= LONGEST_SUBJECT
    ? succeed(text)
    : fail(
        'bad-request',
        '请填写统一身份认证给出的用户标识（sub）：1 到 255 个英文字符。Use the subject (sub) that the provider tells: 1 to 255 ASCII characters.',
        'subject',
      )

/** What an account may be called, of what the provider calls its person; `null`: nothing of it will do. */
export function nameOfClaims(claims: Claims): string | null {
  const told = ['preferred_username', 'name'].flatMap((name) => claimTexts(claims, name))
  const names = told.map((one) =>
    one
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
      .replaceAll(/^[._-]+|[._-]+$/g, '')
      .slice(0, 48),
  )
  return names.find((one) => one !== '') ?? null
}
