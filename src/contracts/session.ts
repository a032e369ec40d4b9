import { z } from 'zod'
import { instantText } from './primitives.ts'
import { ACTS, ROLES } from './words/access-words.ts'

/** Header that carries the CSRF token on every write made with a cookie. */
export const CSRF_HEADER = 'x-csrf-token'

const account = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  regions: z
    .array(z.string())
    .describe('地区，含其下；空为不限 In these regions and below; none: everywhere'),
  may: z.array(z.enum(ACTS)).describe('可以做什么 What it may do'),
})
export type Account = z.infer<typeof account>

export const signInInput = z
  .object({ name: z.string().min(1).max(100), password: z.string().min(1).max(1_000) })
  .meta({ id: 'SignIn' })
export type SignInInput = z.infer<typeof signInInput>

export const OWED = ['password', 'second-factor'] as const

/** Who asks. `csrfToken` is `null` for programs, which need none. */
export const session = z
  .object({
    account,
    kind: z.enum(['cookie', 'token']),
    csrfToken: z.string().nullable(),
    expiresAt: instantText.nullable(),
    owes: z.array(z.enum(OWED)).describe('To be done before anything else is allowed'),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof session>

/** Where a person is signed in. */
export const ownSession = z
  .object({
    id: z.string(),
    createdAt: instantText,
    seenAt: instantText,
    endsAt: instantText.describe('Unless its person does something before'),
    client: z.string(),
    browser: z.string(),
    present: z.boolean(),
  })
  .meta({ id: 'OwnSession' })
export type OwnSession = z.infer<typeof ownSession>
export const ownSessionList = z.object({ items: z.array(ownSession), nextCursor: z.null() })
