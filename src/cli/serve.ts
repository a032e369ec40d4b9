import { createFoundation } from '../compose/foundation.ts'
import { openHouse, ROLES, type Role } from '../compose/house.ts'
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
      const password = await house.firstPassword()
      if (password !== null) {
        io.err(`首个管理员 first administrator: admin / ${password} (只显示一次 shown once)\n`)
      }
      io.err(`值守页面 dashboard: ${listening.value}\n`)
    }
    await house.startWork()
    await untilStopped(context.stop)
    return EXIT.done
  } finally {
    await foundation.closers.closeAll()
  }
}
