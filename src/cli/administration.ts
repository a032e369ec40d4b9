import { type AccountDeps, createAccount } from '../app/commands/create-account.ts'
import { createToken } from '../app/commands/create-token.ts'
import { spareMemory } from '../compose/spare-memory.ts'
import { accountDeps, openStorage } from '../compose/storage.ts'
import type { Result } from '../core/fault.ts'
import { EXIT, type ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'
import { withFoundation } from './with-foundation.ts'

const ROLES = ['operator', 'administrator'] as const
type Role = (typeof ROLES)[number]

export type AccountOptions = { readonly role?: string }

/** Opens the database for one piece of administration and closes it again. */
async function withStorage(
  context: ProgramContext,
  work: (deps: AccountDeps) => Promise<Result<string>>,
): Promise<ExitCode> {
  const { io } = context
  spareMemory()
  const done = await withFoundation(context, async (foundation) => {
    const storage = await openStorage(foundation)
    return storage.ok ? await work(accountDeps(foundation, storage.value.transactions)) : storage
  })
  if (done.ok) io.out(`${done.value}\n`)
  else io.err(`${done.fault.message}\n`)
  return done.ok ? EXIT.done : EXIT.badInput
}

const roleOf = (options: AccountOptions): Role | null =>
  ROLES.find((role) => role === (options.role ?? 'operator')) ?? null

function wrongRole(context: ProgramContext): ExitCode {
  context.io.err(`--role: 可用 ${ROLES.join('、')} (one of ${ROLES.join(', ')})\n`)
  return EXIT.badInput
}

/** `xuncha migrate`: brings the schema up to date and ends. */
export const runMigrate = (context: ProgramContext): Promise<ExitCode> =>
  withStorage(context, async () => ({ ok: true, value: '{"migrated":true}' }))

/** `xuncha user add NAME`: the password is made here and shown once. */
export async function runUserAdd(
  context: ProgramContext,
  name: string,
  options: AccountOptions,
): Promise<ExitCode> {
  const role = roleOf(options)
  if (role === null) return wrongRole(context)
  return await withStorage(context, async (deps) => {
    const made = await createAccount(deps, { name, role, who: 'system', why: 'user add' })
    if (!made.ok) return made
    return { ok: true, value: JSON.stringify({ name, role, password: made.value.password }) }
  })
}

/** `xuncha token add NAME`: a Bearer token for a program, shown once. */
export async function runTokenAdd(
  context: ProgramContext,
  name: string,
  options: AccountOptions,
): Promise<ExitCode> {
  const role = roleOf(options)
  if (role === null) return wrongRole(context)
  return await withStorage(context, async (deps) => {
    const made = await createToken(deps, { name, role, who: 'system', why: 'token add' })
    if (!made.ok) return made
    return { ok: true, value: JSON.stringify({ name, role, token: made.value.token }) }
  })
}
