import { z } from 'zod'
import { instantText } from './primitives.ts'
import { ROLES } from './words/vocabulary.ts'

/** Header that carries the CSRF token on every write made with a cookie. */
export const CSRF_HEADER = 'x-csrf-token'

const account = z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })
export type Account = z.infer<typeof account>

export const signInInput = z
  .object({ name: z.string().min(1).max(100), password: z.string().min(1).max(1_000) })
  .meta({ id: 'SignIn' })
export type SignInInput = z.infer<typeof signInInput>

/** Who asks. `csrfToken` is `null` for programs, which need none. */
export const session = z
  .object({
    account,
    kind: z.enum(['cookie', 'token']),
    csrfToken: z.string().nullable(),
    expiresAt: instantText.nullable(),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof session>
