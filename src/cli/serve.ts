import { findFirstPassword, keepFirstPassword } from '../compose/first-password.ts'
import { createFoundation } from '../compose/foundation.ts'
import { openHouse, ROLES, type Role } from '../compose/house.ts'
import { hidesClients } from '../config/listening.ts'
import { parseSettings } from '../config/settings.ts'
import { EXIT, type ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'
import { listen, untilStopped } from './start.ts'

export type ServeOptions = { readonly roles?: string }

function parseRoles(text: string | undefined): readonly Role[] | null {
  if (text === undefined) return ROLES
  const names = text.split(',').map((name) => name.trim())
  const known = ROLES.filter((role) => names.includes(role))
  return names.length > 0 && known.length === new Set(names).size ? known : null
}

/** `xuncha serve`: everything in one process unless `--roles` says otherwise. Ends with its signal. */
export async function runServe(context: ProgramContext, options: ServeOptions): Promise<ExitCode> {
  const { io } = context
  const refuse = (message: string): ExitCode => {
    io.err(`${message}\n`)
    return EXIT.badInput
  }
  const roles = parseRoles(options.roles)
  if (roles === null) {
    return refuse(`--roles: 可用 ${ROLES.join(',')} (use a list of ${ROLES.join(', ')})`)
  }
  const parsed = parseSettings(context.environment, context.workingFolder)
  if (!parsed.ok) return refuse(parsed.fault.message)
  const { settings, secrets } = parsed.value
  if (secrets.databaseUrl === null && roles.length < ROLES.length) {
    return refuse(
      '--roles: 内置数据库只能由一个进程使用,请设置 DATABASE_URL 或去掉 --roles。The embedded database serves one process only: set DATABASE_URL or leave --roles out.',
    )
  }
  const foundation = createFoundation({
    settings,
    secrets,
    errorStream: context.errorStream,
    drillStart: null,
  })
  try {
    const opened = await openHouse({
      foundation,
      roles,
      asRoot: context.asRoot,
      alsoAllowHosts: [],
      alsoMediaServers: {},
      rehearsal: false,
    })
    if (!opened.ok) return refuse(opened.fault.message)
    const house = opened.value
    if (roles.includes('api')) {
      const listening = await listen(house.server, settings.http.host, settings.http.port)
      if (!listening.ok) return refuse(listening.fault.message)
      const { dataFolder } = settings.storage
      const made = await house.firstAccount((account) => keepFirstPassword(dataFolder, account))
      if (!made.ok) return refuse(made.fault.message)
      const kept = await findFirstPassword(dataFolder)
      if (kept !== null) {
        io.err(
          `首个管理员的密码在 first administrator's password: ${kept} (登录后请删除 delete it after signing in)\n`,
        )
      }
      const { publicOrigin } = settings.http
      io.err(`值守页面 dashboard: ${listening.value}\n`)
      if (publicOrigin !== null) io.err(`对外地址 public address: ${publicOrigin}\n`)
      if (hidesClients(settings.http)) {
        foundation.logger.warn(
          { setting: 'XUNCHA_TRUSTED_PROXIES' },
          'TLS is ended by a proxy that is not named: every client has its address, and sign-in limits hit all of them together',
        )
      }
    }
    await house.startWork()
    await untilStopped(context.stop)
    return EXIT.done
  } finally {
    await foundation.closers.closeAll()
  }
}
