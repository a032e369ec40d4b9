import { z } from 'zod'
import { instantText } from './primitives.ts'
import { ACTS, ROLES } from './words/access-words.ts'

/** How people may sign in. */
export const signInWays = z
  .object({
    provider: z.boolean().describe('有统一身份认证 By an identity provider'),
    passwords: z
      .enum(['all', 'administrators'])
      .describe('谁还可用密码登录 Who may also sign in by a password'),
  })
  .meta({ id: 'SignInWays' })
export type SignInWays = z.infer<typeof signInWays>

export const providerSignIn = z
  .strictObject({
    returnTo: z
      .string()
      .max(2_000)
      .default('/')
      .describe('登录后回到本站的哪一页 Page of this program to come back to'),
  })
  .meta({ id: 'ProviderSignIn' })
export type ProviderSignIn = z.input<typeof providerSignIn>

/** Where the browser goes next. */
export const signInAddress = z.object({ address: z.string() }).meta({ id: 'SignInAddress' })
export type SignInAddress = z.infer<typeof signInAddress>

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

/** Six digits of an authenticator, or a recovery code. */
const codeText = z.string().min(1).max(100)

export const signInInput = z
  .object({
    name: z.string().min(1).max(100),
    password: z.string().min(1).max(1_000),
    code: codeText.optional().describe('Where the account has a second factor'),
  })
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

/** How an account signs in besides its password. */
export const ownSecondFactor = z
  .object({
    since: instantText.nullable().describe('null: there is none'),
    recoveryLeft: z.number().int(),
    obligatory: z.boolean().describe('The role signs in with one'),
  })
  .meta({ id: 'OwnSecondFactor' })
export type OwnSecondFactor = z.infer<typeof ownSecondFactor>

/** For an authenticator. Nothing is kept until a code of it is shown, with the ticket. */
export const secondFactorOffer = z
  .object({
    secret: z.string().describe('base32'),
    address: z.string().describe('otpauth://…, for a QR code'),
    ticket: z.string(),
  })
  .meta({ id: 'SecondFactorOffer' })
export type SecondFactorOffer = z.infer<typeof secondFactorOffer>

export const secondFactorProof = z
  .strictObject({ password: z.string().min(1).max(1_000), code: codeText })
  .meta({ id: 'SecondFactorProof' })
export type SecondFactorProof = z.infer<typeof secondFactorProof>
export const newSecondFactor = secondFactorProof
  .extend({ ticket: z.string().min(1).max(1_000) })
  .meta({ id: 'NewSecondFactor' })
export type NewSecondFactor = z.infer<typeof newSecondFactor>

/** Told once; each is good for one sign-in without the authenticator. */
export const recoveryCodes = z
  .object({ recovery: z.array(z.string()) })
  .meta({ id: 'RecoveryCodes' })
export type RecoveryCodes = z.infer<typeof recoveryCodes>
