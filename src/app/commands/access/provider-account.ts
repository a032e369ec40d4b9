import { isAccountName } from '../../../core/access/account-name.ts'
import { NO_PASSWORD } from '../../../core/access/password-rule.ts'
import {
  accessOf,
  type ClaimedAccess,
  nameOfClaims,
  type ProviderRules,
  vouchesFactor,
} from '../../../core/access/provider-access.ts'
import type { ProviderTrouble } from '../../../core/access/provider-trouble.ts'
import type { Vouched } from '../../../ports/access/identity-provider.ts'
import type { Account, AccountKeys } from '../../../ports/records/access/access-records.ts'
import type { Records } from '../../../ports/records/records.ts'
import { audit } from '../command.ts'
import type { AccountDeps } from '../create-account.ts'
import type { SignInDeps } from '../sign-in.ts'
import { alikeAccount } from './alike-account.ts'

export type ProviderAccountDeps = AccountDeps &
  Pick<SignInDeps, 'sessionRules'> & { readonly rules: ProviderRules }

export type Come = { readonly vouched: Vouched; readonly client: string }

export type Arrived = {
  readonly kind: 'arrived'
  readonly account: Account
  readonly keys: AccountKeys
  readonly factor: boolean
}
type Refused = { readonly kind: 'refused'; readonly trouble: ProviderTrouble }

/** Somebody whom the provider knows and this house does not let in: an administrator may want to. */
async function refuse(
  records: Records,
  deps: ProviderAccountDeps,
  { vouched, client }: Come,
  account: Account | null,
  trouble: ProviderTrouble,
  alike: Account | null = null,
): Promise<Refused> {
  const { issuer, subject } = vouched
  await audit(
    records,
    deps.clock,
    {
      who: 'system',
      why: `sign-in by the identity provider failed from ${client}: ${trouble}${alike === null ? '' : `, ${alike.name}`}`,
    },
    {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: account?.id ?? 'unknown',
      data: {
        id: account?.id ?? null,
        name: account?.name ?? '***',
        client,
        signIn: 'failed',
        issuer,
        subject,
        ...(alike === null ? {} : { looksLike: alike.name }),
      },
    },
  )
  return { kind: 'refused', trouble }
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((region) => other.includes(region))

/** Its role and regions are those of this moment; whoever was signed in by what it had before is out. */
async function taken(
  records: Records,
  deps: ProviderAccountDeps,
  { client }: Come,
  before: Account,
  { role, regions }: ClaimedAccess,
): Promise<Account> {
  if (before.role === role && same(before.regions, regions)) return before
  const account: Account = { ...before, role, regions }
  await records.accounts.save(account)
  await records.sessions.removeOf(account.id)
  const { id, name } = account
  await audit(
    records,
    deps.clock,
    { who: 'system', why: 'the identity provider gives other rights' },
    {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: id,
      data: {
        id,
        name,
        role,
        regions,
        client,
        change: 'access',
        before: { role: before.role, regions: before.regions },
      },
    },
  )
  return account
}

/** Never that of somebody else: who is called like an account that is there already gets a name with a number of his own. */
async function freeName(records: Records, { secrets }: AccountDeps, { vouched }: Come) {
  const told = nameOfClaims(vouched.claims)
  const own = secrets.digest(`${vouched.issuer}\n${vouched.subject}`).slice(0, 8)
  if (told !== null && isAccountName(told) && (await records.accounts.findByName(told)) === null) {
    return told
  }
  return told !== null && isAccountName(`${told}.${own}`) ? `${told}.${own}` : `sso.${own}`
}

async function made(
  records: Records,
  deps: ProviderAccountDeps,
  come: Come,
  { role, regions }: ClaimedAccess,
): Promise<Account | null> {
  const name = await freeName(records, deps, come)
  const { issuer, subject } = come.vouched
  const id = deps.identifiers.next()
  const now = deps.clock.now()
  const account: Account = {
    ...{ id, name, role, regions, passwordHash: NO_PASSWORD },
    createdAt: now,
    lockedAt: null,
  }
  if (!(await records.accounts.add(account))) return null
  await records.accountKeys.save({ accountId: id, passwordDue: false, secondFactor: null })
  if (!(await records.identities.bind({ accountId: id, issuer, subject, boundAt: now }))) {
    // Looked for while every account was held: nobody can have been faster, and half of it must not stay.
    throw new Error('a person of the identity provider was bound twice at once')
  }
  await audit(
    records,
    deps.clock,
    { who: 'system', why: 'made at the first sign-in by the identity provider' },
    {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: id,
      data: { id, name, role, regions, client: come.client, issuer, subject },
    },
  )
  return account
}

/** What is missing before the account is looked for; `null`: nothing. */
function lack(
  { rules, sessionRules }: ProviderAccountDeps,
  { role }: ClaimedAccess,
  { claims }: Vouched,
): ProviderTrouble | null {
  if (!sessionRules.secondFactorFor.includes(role)) return null
  return vouchesFactor(claims, rules) ? null : 'factor-missing'
}

/**
 * The account of somebody whom the provider vouches for, with the role and the regions that it gives now. Bound
 * by issuer and subject alone: an e-mail address or a name may be given to somebody else tomorrow.
 */
export async function accountOfVouched(
  records: Records,
  deps: ProviderAccountDeps,
  come: Come,
): Promise<Arrived | Refused> {
  const { issuer, subject, claims } = come.vouched
  // Two first sign-ins of one person at once make one account.
  if (deps.rules.makesAccounts) await records.accounts.holdAll()
  const identity = await records.identities.find(issuer, subject)
  const known = identity === null ? null : await records.accounts.hold(identity.accountId)
  const access = accessOf(claims, deps.rules)
  if (typeof access === 'string') {
    // What is gone there is gone here, also where he is signed in already.
    if (known !== null) await records.sessions.removeOf(known.id)
    return await refuse(records, deps, come, known, access)
  }
  if (known === null && !deps.rules.makesAccounts) {
    return await refuse(records, deps, come, null, 'unknown-person')
  }
  if (known !== null && known.lockedAt !== null) {
    return await refuse(records, deps, come, known, 'locked')
  }
  const lacking = lack(deps, access, come.vouched)
  if (lacking !== null) return await refuse(records, deps, come, known, lacking)
  if (known === null) {
    const alike = await alikeAccount(records, await freeName(records, deps, come))
    if (alike !== null) return await refuse(records, deps, come, null, 'name-alike', alike)
  }
  const account =
    known === null
      ? await made(records, deps, come, access)
      : await taken(records, deps, come, known, access)
  if (account === null) return { kind: 'refused', trouble: 'stale' }
  const keys = await records.accountKeys.find(account.id)
  return { kind: 'arrived', account, keys, factor: vouchesFactor(claims, deps.rules) }
}
