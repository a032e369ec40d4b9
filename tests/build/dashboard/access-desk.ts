import type { Token, User } from '../../../src/contracts/access.ts'
import type { AuditEntry } from '../../../src/contracts/audit/audit.ts'
import type {
  OwnSecondFactor,
  OwnSession,
  Session,
  SignInWays,
} from '../../../src/contracts/session.ts'
import { wireAudit } from './audit/wire-audit.ts'
import { type Answer, type Call, list, ok, type Route } from './fixture-answers.ts'
import type { FixtureState } from './fixture-state.ts'

/** Accounts, tokens and sessions of the made-up server. */
export type AccessDesk = {
  users: readonly User[]
  tokens: readonly Token[]
  sessions: readonly OwnSession[]
  /** The only one that is right; `null`: nobody is asked for one. */
  code: string | null
  owes: Session['owes']
  factor: OwnSecondFactor
  ways: SignInWays
  /** Latest first. */
  audit: readonly AuditEntry[]
}

const AT = '2026-03-07T09:42:00+08:00'
const session = (id: string, present: boolean, client: string): OwnSession => ({
  id,
  createdAt: AT,
  seenAt: '2026-03-07T10:05:00+08:00',
  endsAt: '2026-03-07T11:05:00+08:00',
  client,
  browser: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0',
  present,
})

const aUser = (id: string, name: string, role: User['role']): User => ({
  ...{ id, name, role, createdAt: AT },
  ...{ regions: [], regionNames: [], lockedAt: null },
})

const PLACES = [
  { code: '440100', level: 'city', name: '广州市', fullName: '广东省广州市', parent: '440000' },
  {
    code: '440106',
    level: 'county',
    name: '天河区',
    fullName: '广东省广州市天河区',
    parent: '440100',
  },
]
const nameOf = (code: string): string =>
  PLACES.find((place) => place.code === code)?.fullName ?? code

export const accessDesk = (): AccessDesk => ({
  users: [
    aUser('u1', 'admin', 'administrator'),
    aUser('u2', '王芳', 'operator'),
    { ...aUser('u3', '离职的同事', 'operator'), lockedAt: AT },
  ],
  tokens: [
    {
      id: 't1',
      name: '省平台',
      role: 'reader',
      regions: [],
      regionNames: [],
      scopes: null,
      createdAt: AT,
      expiresAt: AT,
      expired: true,
    },
    {
      id: 't2',
      name: '大屏',
      role: 'reader',
      regions: [],
      regionNames: [],
      scopes: null,
      createdAt: AT,
      expiresAt: null,
      expired: false,
    },
  ],
  sessions: [
    session('s1', true, '10.0.0.7'),
    session('s2', false, '10.0.0.9'),
    session('s3', false, '2001:db8:1:2::/64'),
  ],
  code: null,
  owes: [],
  ways: { provider: false, passwords: 'all' },
  factor: { since: null, recoveryLeft: 0, obligatory: false },
  audit: wireAudit(AT),
})

/** `system` is asked for by name alone. */
function auditOf({ access }: FixtureState, { url }: Call): Answer {
  const asked = (name: string) => url.searchParams.get(name)
  const is = (name: string, value: string) => asked(name) === null || asked(name) === value
  return list(
    access.audit.filter(
      ({ who, kind, about }) =>
        (asked('who') === null
          ? who !== 'system'
          : [who, who.replace(/^user:/, '')].includes(asked('who') ?? '')) &&
        is('kind', kind) &&
        is('about', about.id),
    ),
  )
}

const reasonIn = (body: unknown): string => (body as { reason: string }).reason

export const ACCESS_ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/session\/ways$/, answer: ({ access }) => ok(access.ways) },
  {
    method: 'POST',
    path: /^\/session\/provider$/,
    // The way to the provider and back, without the provider.
    answer: (state, { body }) => {
      state.signedIn = true
      return ok({ address: (body as { returnTo: string }).returnTo })
    },
  },
  {
    method: 'GET',
    path: /^\/regions$/,
    answer: (_state, { url: { searchParams } }) =>
      searchParams.has('mine')
        ? list(PLACES.filter(({ fullName }) => fullName.includes(searchParams.get('text') ?? '')))
        : list(PLACES.map((place) => ({ ...place, name: place.fullName }))),
  },
  {
    method: 'POST',
    path: /^\/first-start\/link$/,
    answer: () => ok({ name: 'admin', until: '2026-03-07T10:42:00+08:00' }),
  },
  { method: 'GET', path: /^\/users$/, answer: ({ access }) => list(access.users) },
  {
    method: 'POST',
    path: /^\/users$/,
    answer: (state, { body }) => {
      const { name, role, regions, reason } = body as User & { reason: string }
      state.reasons.push(`add ${name} in ${regions.join()}: ${reason}`)
      const made = { ...aUser(name, name, role), regions, regionNames: regions.map(nameOf) }
      state.access.users = [...state.access.users, made]
      return { status: 201, body: { ...made, password: 'kmfax-q2xvd-9trhw-c4nbe' } }
    },
  },
  {
    method: 'PUT',
    path: /^\/users\/([^/]+)\/access$/,
    answer: (state, { params: [name], body }) => {
      const { role, regions, reason } = body as User & { reason: string }
      state.reasons.push(`${name} ${role} in ${regions.join()}: ${reason}`)
      const changed = { role, regions, regionNames: regions.map(nameOf) }
      state.access.users = state.access.users.map((one) =>
        one.name === name ? { ...one, ...changed } : one,
      )
      return ok(state.access.users.find((one) => one.name === name))
    },
  },
  {
    method: 'POST',
    path: /^\/users\/([^/]+)\/(lock|unlock|password)$/,
    answer: (state, { params: [name, verb], body }) => {
      state.reasons.push(`${verb} ${name}: ${reasonIn(body)}`)
      if (verb === 'password') return ok({ name, password: 'w3nbe-q2xvd-9trhw-c4nbe' })
      const lockedAt = verb === 'lock' ? AT : null
      state.access.users = state.access.users.map((one) =>
        one.name === name ? { ...one, lockedAt } : one,
      )
      return ok(state.access.users.find((one) => one.name === name))
    },
  },
  { method: 'GET', path: /^\/audit$/, answer: auditOf },
  { method: 'GET', path: /^\/tokens$/, answer: ({ access }) => list(access.tokens) },
  {
    method: 'POST',
    path: /^\/tokens\/([^/]+)\/revoke$/,
    answer: (state, { params: [id], body }) => {
      state.reasons.push(`revoke ${id}: ${reasonIn(body)}`)
      state.access.tokens = state.access.tokens.filter((one) => one.id !== id)
      return { status: 204, body: undefined }
    },
  },
  { method: 'GET', path: /^\/session\/second-factor$/, answer: ({ access }) => ok(access.factor) },
  {
    method: 'POST',
    path: /^\/session\/second-factor\/offer$/,
    answer: () =>
      ok({ secret: 'MZXW6YTBOI', address: 'otpauth://totp/x?secret=MZXW6YTBOI', ticket: 't' }),
  },
  {
    method: 'POST',
    path: /^\/session\/second-factor$/,
    answer: ({ access }) => {
      access.owes = []
      access.factor = { ...access.factor, since: AT, recoveryLeft: 10 }
      return ok({
        recovery: Array.from({ length: 10 }, (_, one) => `kmfax-q2xvd-9trhw-c4nb${one}`),
      })
    },
  },
  {
    method: 'POST',
    path: /^\/session\/second-factor\/recovery$/,
    answer: ({ access }) => {
      access.factor = { ...access.factor, recoveryLeft: 10 }
      return ok({
        recovery: Array.from({ length: 10 }, (_, one) => `pwzrt-k3mne-7hfyd-x2va${one}`),
      })
    },
  },
  { method: 'GET', path: /^\/sessions$/, answer: ({ access }) => list(access.sessions) },
  {
    method: 'DELETE',
    path: /^\/sessions(?:\/([^/]+))?$/,
    answer: (state, { params: [id] }) => {
      state.access.sessions = state.access.sessions.filter(
        (one) => one.present || (id !== undefined && id !== 'undefined' && one.id !== id),
      )
      return { status: 204, body: undefined }
    },
  },
]
