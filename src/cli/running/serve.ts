import { createFoundation, type Foundation } from '../../compose/foundation.ts'
import { type House, openHouse } from '../../compose/house.ts'
import { ROLES, type Role } from '../../compose/roles/role.ts'
import {
  dropFirstPassword,
  findFirstPassword,
  keepFirstPassword,
} from '../../compose/secrets/first-password.ts'
import { checkStartFiles } from '../../compose/start-files.ts'
import { hidesClients } from '../../config/listening.ts'
import { type ReadSettings, readSettings, wholeSettings } from '../../config/settings.ts'
import { shownSettings } from '../../config/shown-settings.ts'
import { stageEnvironment } from '../../config/stage-environment.ts'
import { WORK_STAGES } from '../../contracts/words/work-stages.ts'
import { canaryRhythm } from '../../core/canary/follow-canary.ts'
import { allOf, fail, type Result, succeed } from '../../core/fault.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { listen, untilStopped } from './start.ts'

export type ServeOptions = { readonly roles?: string }

function readRoles(
  text: string | undefined,
  { parts: { databaseUrl } }: ReadSettings,
): Result<readonly Role[]> {
  if (text === undefined) return succeed(ROLES)
  const names = text.split(',').map((name) => name.trim())
  const known = ROLES.filter((role) => names.includes(role))
  if (known.length !== new Set(names).size) {
    return fail(
      'setting-invalid',
      `--roles: 可用 ${ROLES.join(',')} (use a list of ${ROLES.join(', ')})`,
    )
  }
  if (databaseUrl.ok && databaseUrl.value === null && known.length < ROLES.length) {
    return fail(
      'setting-invalid',
      '--roles: 内置数据库只能由一个进程使用，请设置 DATABASE_URL 或去掉 --roles。The embedded database serves one process only: set DATABASE_URL or leave --roles out.',
    )
  }
  return succeed(known)
}

/** Work that one process leaves to others is done by nobody where there are no others. */
function readWork({ parts: { databaseUrl, work } }: ReadSettings): Result<null> {
  const kinds = work.ok ? work.value.kinds : null
  const alone = databaseUrl.ok && databaseUrl.value === null
  if (!alone || kinds === null || kinds.size === WORK_STAGES.length) return succeed(null)
  return fail(
    'setting-invalid',
    `设置 XUNCHA_WORK 无效：内置数据库只有一个进程，须列出全部种类或不设。Setting XUNCHA_WORK is invalid: the embedded database has one process; name every kind (${WORK_STAGES.join(', ')}) or leave it out.`,
    'XUNCHA_WORK',
  )
}

/** Beside the port of the dashboard: on one machine a worker started with the same settings must not stand in its way. */
const HEALTH_PORT = 8_081

/**
 * Without the role `api` a process answers only how it fares; every process does, so that machines can look after it. A port
 * that nobody chose and that cannot be had ends nothing: a missed lesson is worse than an unwatched worker.
 */
async function openHealthDoor(
  { io }: ProgramContext,
  { settings, logger }: Foundation,
  house: House,
): Promise<Result<null>> {
  const { host, port, portGiven } = settings.http
  const listening = await listen(house.server, host, portGiven ? port : HEALTH_PORT)
  if (!listening.ok) {
    if (portGiven) return listening
    io.err(
      `健康检查与指标不可用，照常工作；请给本进程设 PORT。No health and metrics, it works all the same; give this process a PORT. ${listening.fault.message}\n`,
    )
    logger.warn({ host, port: HEALTH_PORT }, 'health and metrics are not served: give it a PORT')
    return succeed(null)
  }
  io.err(`健康检查与指标 health and metrics: ${listening.value}\n`)
  return succeed(null)
}

/** Listens, and says where, and where the first administrator's password is. */
async function openDoors(
  { io }: ProgramContext,
  { settings, logger }: Foundation,
  house: House,
): Promise<Result<null>> {
  const { host, port, publicOrigin } = settings.http
  const { dataFolder } = settings.storage
  const listening = await listen(house.server, host, port)
  if (!listening.ok) return listening
  const made = await house.firstAccount(
    (account) => keepFirstPassword(dataFolder, account),
    () => dropFirstPassword(dataFolder),
  )
  if (!made.ok) return made
  const kept = await findFirstPassword(dataFolder)
  if (kept !== null) {
    io.err(
      `首个管理员的密码在 first administrator's password: ${kept} (登录后请删除 delete it after signing in)\n`,
    )
  }
  // Without a file the password was told to whoever made the account: it is theirs.
  const token = kept === null ? null : await house.firstStartToken()
  if (token !== null) {
    const link = `${publicOrigin ?? listening.value}/first-start#${token}`
    io.err(`首次设置 first start: ${link} (一小时内有效，只能用一次 good for an hour, once)\n`)
  }
  io.err(`值守页面 dashboard: ${listening.value}\n`)
  if (publicOrigin !== null) io.err(`对外地址 public address: ${publicOrigin}\n`)
  if (hidesClients(settings.http)) {
    logger.warn(
      { setting: 'XUNCHA_TRUSTED_PROXIES' },
      'TLS is ended by a proxy that is not named: every client has its address, and sign-in limits hit all of them together',
    )
  }
  return succeed(null)
}

/** `xuncha serve`: everything in one process unless `--roles` says otherwise. Ends with its signal. */
export async function runServe(context: ProgramContext, options: ServeOptions): Promise<ExitCode> {
  const { io } = context
  const refuse = (message: string): ExitCode => {
    io.err(`${message}\n`)
    return EXIT.badInput
  }
  const read = readSettings(context.environment, context.workingFolder)
  const asked = allOf({
    roles: readRoles(options.roles, read),
    work: readWork(read),
    whole: wholeSettings(read),
  })
  if (!asked.ok) {
    const all = allOf({ asked, files: await checkStartFiles(read) })
    return refuse(all.ok ? '' : all.fault.message)
  }
  const { roles, whole } = asked.value
  const { settings, secrets } = whole
  const { canaryPause } = settings.selfCheck
  const foundation = createFoundation({
    settings,
    secrets,
    errorStream: context.errorStream,
    drillStart: null,
  })
  try {
    // Opening may keep the only thread busy for longer than a service manager waits, and a start that is cut off loses
    // nothing: what is made is made whole or not at all.
    context.signals.leave()
    const house = await openHouse({
      foundation,
      roles,
      asRoot: context.asRoot,
      alsoAllowHosts: [],
      alsoMediaServers: {},
      rehearsal: false,
      stageEnvironment: stageEnvironment(context.environment, settings),
      shownSettings: shownSettings(context.environment),
      canaries: canaryPause === null ? null : canaryRhythm(canaryPause),
    })
    context.signals.answer()
    if (!house.ok) return refuse(house.fault.message)
    // Asked to end while it was opening.
    if (context.stop.aborted) return EXIT.done
    const openOurs = roles.includes('api') ? openDoors : openHealthDoor
    const opened = await openOurs(context, foundation, house.value)
    if (!opened.ok) return refuse(opened.fault.message)
    const stopped = untilStopped(context.stop)
    const begun = house.value.startWork()
    // Asked to end while it begins to work: what it opens meanwhile is closed with the rest.
    await Promise.race([begun, stopped])
    begun.catch(() => undefined)
    await stopped
    return EXIT.done
  } finally {
    await foundation.closers.closeAll()
  }
}
