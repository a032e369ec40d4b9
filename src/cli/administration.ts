import type { Foundation } from '../compose/foundation.ts'
import { askRunning } from '../compose/open/ask-running.ts'
import { openStorage, type Storage } from '../compose/storage/storage.ts'
import { TOKEN_DAYS_AT_MOST } from '../contracts/access.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import { askAndPrint as ask } from './ask-program.ts'
import { EXIT, type ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'
import { withFoundation } from './with-foundation.ts'

/** What every running program answers. */
const USERS = { method: 'GET', path: '/users', body: null, mediaType: '' } as const

const DEFAULT_REASON_OF = (command: string): string => `xuncha ${command}`

/** Written down before the next node to start decides anew what all have in common. */
async function adopt(foundation: Foundation, { database, transactions }: Storage): Promise<void> {
  const { clock } = foundation
  await database.installation.forget()
  await transactions.run((records) =>
    records.journal.append({
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: 'installation',
      at: clock.now(),
      monotonic: clock.monotonic(),
      who: 'system',
      why: '采用现有数据库（xuncha migrate --adopt）。Adopted by xuncha migrate --adopt.',
      ruleVersion: null,
      data: { change: 'secrets and evidence store are decided anew by the next node to start' },
    }),
  )
}

const MIGRATED_ALREADY =
  '巡查正在这个数据目录上运行，启动时已完成升级。The xuncha that runs on this data folder migrated it at its start.\n'
const STOP_TO_ADOPT =
  '--adopt：巡查正在这个数据目录上运行，请先停止。The xuncha that runs on this data folder agrees with it already: stop it to decide anew.\n'

/**
 * `xuncha migrate`: brings the schema up to date and ends. The program that runs on an embedded database did so at its
 * start; `--adopt` is for its next one.
 */
export async function runMigrate(
  context: ProgramContext,
  options: { readonly adopt?: boolean },
): Promise<ExitCode> {
  const { io } = context
  context.spareMemory()
  const done = await withFoundation(context, async (foundation): Promise<Result<string>> => {
    const storage = await openStorage(foundation)
    if (storage.ok) {
      if (options.adopt === true) await adopt(foundation, storage.value)
      return succeed('')
    }
    if (storage.fault.code !== 'data-folder-in-use') return storage
    const running = await askRunning(foundation, USERS)
    if (!running.ok || running.value === null) return storage
    return options.adopt === true ? fail('wrong-state', STOP_TO_ADOPT) : succeed(MIGRATED_ALREADY)
  })
  if (!done.ok) {
    io.err(`${done.fault.message.trimEnd()}\n`)
    return EXIT.badInput
  }
  io.err(done.value)
  io.out('{"migrated":true}\n')
  return EXIT.done
}

export type AccessOptions = {
  readonly role?: string
  readonly reason?: string
  /** Codes with commas between. */
  readonly scopes?: string
  readonly regions?: string
  /** How long a token lasts: `30d`, or a number of days. */
  readonly expires?: string
  /** The new password is the first line of standard input. */
  readonly stdin?: boolean
}

const nameIn = (path: string): string => encodeURIComponent(path)

/** `all`: everywhere. */
const regionsIn = ({ regions }: AccessOptions): readonly string[] | undefined =>
  regions === 'all' ? [] : regions?.split(/[,,、\s]+/).filter((code) => code !== '')

/** `xuncha user access NAME`: what is left out stays. */
export const runUserAccess = (context: ProgramContext, name: string, options: AccessOptions) => {
  const { role } = options
  const regions = regionsIn(options)
  return ask(context, {
    method: 'PUT',
    path: `/users/${nameIn(name)}/access`,
    body: {
      ...(role === undefined ? {} : { role }),
      ...(regions === undefined ? {} : { regions }),
      reason: options.reason ?? DEFAULT_REASON_OF('user access'),
    },
  })
}

/** `xuncha user add NAME`: the password is made here and shown once. */
export const runUserAdd = (context: ProgramContext, name: string, options: AccessOptions) =>
  ask(context, {
    method: 'POST',
    path: '/users',
    body: {
      name,
      role: options.role ?? 'operator',
      regions: regionsIn(options) ?? [],
      reason: options.reason ?? DEFAULT_REASON_OF('user add'),
    },
  })

export const runUserList = (context: ProgramContext) =>
  ask(context, { method: 'GET', path: '/users' })

/** `xuncha user lock|unlock NAME`. */
export const runUserLock = (
  context: ProgramContext,
  name: string,
  verb: 'lock' | 'unlock',
  options: AccessOptions,
) =>
  ask(context, {
    method: 'POST',
    path: `/users/${nameIn(name)}/${verb}`,
    body: { reason: options.reason ?? DEFAULT_REASON_OF(`user ${verb}`) },
  })

export const runUserSecondFactor = (
  context: ProgramContext,
  name: string,
  options: AccessOptions,
) =>
  ask(context, {
    method: 'POST',
    path: `/users/${nameIn(name)}/second-factor/reset`,
    body: { reason: options.reason ?? DEFAULT_REASON_OF('user second-factor') },
  })

async function firstLine(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) return line
  return ''
}

/** `xuncha user password NAME`: made here and shown once, or read from standard input. */
export async function runUserPassword(
  context: ProgramContext,
  name: string,
  options: AccessOptions,
): Promise<ExitCode> {
  const given = options.stdin === true ? { password: await firstLine(context.io.lines('-')) } : {}
  return await ask(context, {
    method: 'POST',
    path: `/users/${nameIn(name)}/password`,
    body: { ...given, reason: options.reason ?? DEFAULT_REASON_OF('user password') },
  })
}

const DAYS = /^(\d{1,9})d?$/

/** `xuncha picture list`: those that killed two readers and are not read again. */
export const runPictureList = (context: ProgramContext) =>
  ask(context, { method: 'GET', path: '/pictures/refused' })

/** `xuncha picture forget SHA256`: it may be read again. */
export const runPictureForget = (context: ProgramContext, sha256: string, options: AccessOptions) =>
  ask(context, {
    method: 'POST',
    path: `/pictures/refused/${nameIn(sha256)}/forget`,
    body: { reason: options.reason ?? DEFAULT_REASON_OF('picture forget') },
  })

/** `xuncha token add NAME`: a Bearer token for a program, shown once; it reads only unless `--role` says otherwise. */
export async function runTokenAdd(
  context: ProgramContext,
  name: string,
  options: AccessOptions,
): Promise<ExitCode> {
  const days = DAYS.exec(options.expires ?? '90d')?.[1]
  if (days === undefined) {
    context.io.err('--expires：请写天数，如 30d / a number of days, such as 30d\n')
    return EXIT.badInput
  }
  if (Number(days) < 1 || Number(days) > TOKEN_DAYS_AT_MOST) {
    const bound = `1—${TOKEN_DAYS_AT_MOST}`
    context.io.err(`--expires：应为 ${bound} 天 / must be ${bound} days\n`)
    return EXIT.badInput
  }
  return await ask(context, {
    method: 'POST',
    path: '/tokens',
    body: {
      name,
      role: options.role ?? 'reader',
      regions: regionsIn(options) ?? [],
      scopes: options.scopes?.split(/[,\s]+/) ?? null,
      days: Number(days),
      reason: options.reason ?? DEFAULT_REASON_OF('token add'),
    },
  })
}

export const runTokenList = (context: ProgramContext) =>
  ask(context, { method: 'GET', path: '/tokens' })

export const runTokenRevoke = (context: ProgramContext, id: string, options: AccessOptions) =>
  ask(context, {
    method: 'POST',
    path: `/tokens/${nameIn(id)}/revoke`,
    body: { reason: options.reason ?? DEFAULT_REASON_OF('token revoke') },
  })
