import { setPriority } from 'node:os'
import { z } from 'zod'
import { LESSON_ROOMS } from '../../adapters/rehearsal/scene.ts'
import { createFoundation, type Foundation } from '../../compose/foundation.ts'
import { type House, openHouse } from '../../compose/house.ts'
import { beginRehearsal, planRehearsal } from '../../compose/rehearsal/rehearsal.ts'
import { ROLES } from '../../compose/roles/role.ts'
import { parseSettings, type Settings } from '../../config/settings.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { type Instant, parseInstant } from '../../core/time/instant.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { rehearseOnce } from './demo-once.ts'
import { freshRehearsalFolder, type RehearsalFolder } from './rehearsal-folder.ts'
import { listen, untilStopped } from './start.ts'

export type DemoOptions = {
  readonly once?: boolean
  readonly port?: string
  /** Begun by a program of ours for people who rehearse: says one line when it is on air, and ends with its stdin. */
  readonly forDesk?: boolean
}

/** A Saturday in term, in a year whose holidays are official: rest day, rule CAL-REST. */
const DRILL_START = parseInstant('2026-10-17T09:30:00+08:00') as Instant
/** As `nice` counts. */
const BESIDE_THE_PATROL = 10

/** A rehearsal keeps to itself: its own folder, files and database, whatever the settings say of the real ones. */
function rehearsalSettings(
  settings: Settings,
  { dataFolder, schedulesFolder }: RehearsalFolder,
  port: number | null,
): Settings {
  return {
    ...settings,
    http: {
      host: '127.0.0.1',
      port: port ?? settings.http.port,
      portGiven: port !== null || settings.http.portGiven,
      publicOrigin: null,
      trustedProxies: [],
      metricsReaders: [],
      tls: null,
    },
    storage: {
      ...settings.storage,
      dataFolder,
      schedulesFolder,
      evidenceUrl: `file:${dataFolder}/evidence`,
      secretFile: `${dataFolder}/secrets.json`,
    },
  }
}

const PORT = z.coerce.number().int().min(0).max(65_535)

async function openDemo(
  context: ProgramContext,
  options: DemoOptions,
): Promise<Result<Foundation>> {
  const port = options.port === undefined ? null : PORT.safeParse(options.port)
  if (port?.success === false) {
    return fail(
      'setting-invalid',
      '--port: 请填 0 到 65535 的整数 (a whole number from 0 to 65535)',
    )
  }
  const parsed = parseSettings({ LOG_LEVEL: 'warn', ...context.environment }, context.workingFolder)
  if (!parsed.ok) return parsed
  const folder = await freshRehearsalFolder(parsed.value.settings.storage)
  if (!folder.ok) return folder
  // Unattended, nobody opens the page: any free port will do.
  const unattended = options.once === true || options.forDesk === true
  const chosen = port?.data ?? (unattended ? 0 : null)
  return succeed(
    createFoundation({
      settings: rehearsalSettings(parsed.value.settings, folder.value, chosen),
      secrets: { databaseUrl: null },
      errorStream: context.errorStream,
      drillStart: DRILL_START,
    }),
  )
}

function helpText(url: string, password: string | null, house: House, rooms: readonly string[]) {
  const check = rooms
    .map(
      (address) =>
        `  XUNCHA_ALLOW_PRIVATE_HOSTS=127.0.0.1 npx xuncha check ${address} --at 2026-10-17T09:30:00+08:00`,
    )
    .join('\n')
  return `
演练已开始 rehearsal running (演练时钟 drill clock: 2026-10-17 星期六 09:30 +08:00)
值守页面 dashboard: ${url}
账号 account: admin   密码 password: ${password ?? ''}
ffmpeg: ${house.worker?.eyes.ffmpeg.version} (${house.worker?.eyes.ffmpeg.origin})

单次检查 look at one address by hand:
${check}

Ctrl+C 结束 ends it.
`
}

const readyLine = (url: string, password: string): string =>
  `${JSON.stringify({ ready: { url, admin: { name: 'admin', password }, lessonRooms: LESSON_ROOMS } })}\n`

/** Whoever began this holds our stdin open, and lets go of it when he ends, whatever ends him. */
async function untilLeft(io: ProgramContext['io']): Promise<void> {
  for await (const _ of io.lines('-'));
}

async function runIn(
  foundation: Foundation,
  context: ProgramContext,
  options: DemoOptions,
): Promise<ExitCode> {
  const { io } = context
  const refuse = (message: string): ExitCode => {
    io.err(`${message}\n`)
    return EXIT.ourFault
  }
  const plan = await planRehearsal()
  const opened = await openHouse({
    foundation,
    roles: ROLES,
    asRoot: context.asRoot,
    alsoAllowHosts: ['127.0.0.1'],
    alsoMediaServers: { [plan.apiUrl]: plan.account },
    rehearsal: true,
    canaries: null,
  })
  if (!opened.ok) return refuse(opened.fault.message)
  const house = opened.value
  const { host, port } = foundation.settings.http
  const listening = await listen(house.server, host, port)
  if (!listening.ok) return refuse(listening.fault.message)
  let password: string | null = null
  await house.firstAccount(async (made) => {
    password = made.password
  })
  io.err('正在准备三家虚构机构的直播 preparing three made-up institutions …\n')
  const forDesk = options.forDesk === true
  const rehearsal = await beginRehearsal(foundation, house, plan, listening.value, forDesk)
  await house.startWork()
  if (forDesk) {
    io.out(readyLine(listening.value, password ?? ''))
    await Promise.race([untilStopped(context.stop), untilLeft(io)])
    return EXIT.done
  }
  if (options.once === true) {
    return await rehearseOnce({
      io,
      programUrl: listening.value,
      password: password ?? '',
      rooms: rehearsal.rooms,
      evidenceFolder: `${foundation.settings.storage.dataFolder}/evidence`,
      stop: context.stop,
    })
  }
  const addresses = rehearsal.rooms
    .slice(0, 1)
    .flatMap((room) => [...room.streamUrls, ...(room.pageUrl === null ? [] : [room.pageUrl])])
  io.err(helpText(listening.value, password, house, addresses))
  await untilStopped(context.stop)
  return EXIT.done
}

/** `xuncha demo`: the whole line on real streams of made-up institutions, under a shifted clock. */
export async function runDemo(context: ProgramContext, options: DemoOptions): Promise<ExitCode> {
  const opened = await openDemo(context, options)
  if (!opened.ok) {
    context.io.err(`${opened.fault.message}\n`)
    return EXIT.badInput
  }
  // The patrol beside it goes first.
  if (options.forDesk === true) setPriority(BESIDE_THE_PATROL)
  try {
    return await runIn(opened.value, context, options)
  } catch (error) {
    if (options.forDesk !== true) throw error
    context.io.err(`${String(error).replaceAll('\n', ' ')}\n`)
    return EXIT.ourFault
  } finally {
    await opened.value.closers.closeAll()
  }
}
