import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { createFoundation, type Foundation } from '../../../src/compose/foundation.ts'
import { type House, openHouse } from '../../../src/compose/house.ts'
import { parseSettings } from '../../../src/config/settings.ts'
import type { Instant } from '../../../src/core/time/instant.ts'
import { createSteeredClock, type SteeredClock } from '../../fakes/steered-clock.ts'
import { asBrowser } from '../as-browser.ts'
import { preparedFolder, removeFolder } from '../database/database.ts'

export type SteeredNeeds = {
  readonly start: Instant
  /** The secret file. */
  readonly secrets: object
  /** Writes the schedules into the folder, and says where. */
  readonly schedules: (folder: string) => Promise<string>
  readonly environment?: Readonly<Record<string, string>>
}

export type SteeredHouse = {
  readonly house: House
  readonly foundation: Foundation
  readonly clock: SteeredClock
  readonly dataFolder: string
  /** Where media servers ask. */
  readonly url: string
  /** By the first administrator, signed in as in a browser. */
  readonly call: (method: 'GET' | 'POST', path: string, body?: object) => Promise<Answer>
  /** All that was logged, and all that was ever answered. */
  readonly told: readonly string[]
  close(): Promise<void>
}

const OWN_PASSWORD = 'operators of two rooms 417'

type Answer = { readonly status: number; readonly body: never }

function foundationOf(
  needs: SteeredNeeds,
  folders: { readonly data: string; readonly schedules: string; readonly secretFile: string },
  told: string[],
): Foundation {
  const environment = {
    XUNCHA_DATA_DIR: folders.data,
    XUNCHA_SCHEDULES: folders.schedules,
    XUNCHA_SECRET_FILE: folders.secretFile,
    XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1',
    LOG_LEVEL: 'debug',
    // Hours pass in a moment here.
    XUNCHA_SESSION_IDLE_MINUTES: '0',
    XUNCHA_SESSION_HOURS: '168',
    ...needs.environment,
  }
  const settings = parseSettings(environment, folders.data)
  if (!settings.ok) throw new Error(settings.fault.message)
  const errorStream = { write: (line: string) => told.push(line) }
  const made = createFoundation({ ...settings.value, errorStream, drillStart: null })
  return { ...made, clock: createSteeredClock(needs.start, createSystemClock()) }
}

async function doorOf(house: House, told: string[]): Promise<SteeredHouse['call']> {
  let password = ''
  await house.firstAccount(async (made) => {
    password = made.password
  })
  const first = await asBrowser(house.server, 'admin', password)
  const changed = await house.server.inject({
    method: 'POST',
    url: '/api/v1/session/password',
    headers: { cookie: first.cookie, 'x-csrf-token': first.csrf },
    payload: { current: password, password: OWN_PASSWORD },
  })
  if (changed.statusCode >= 300) throw new Error(`the first password stayed: ${changed.body}`)
  const { cookie, csrf } = await asBrowser(house.server, 'admin', OWN_PASSWORD)
  return async (method, path, body) => {
    const response = await house.server.inject({
      method,
      url: `/api/v1${path}`,
      headers: { cookie, 'x-csrf-token': csrf },
      ...(body === undefined ? {} : { payload: body }),
    })
    told.push(response.body)
    return { status: response.statusCode, body: response.json() as never }
  }
}

/**
 * The whole program in this process, in all its roles, on an embedded database: everything is what it is in a real one
 * but the clock, which passes over hours when it is told to.
 */
export async function openSteeredHouse(needs: SteeredNeeds): Promise<SteeredHouse> {
  const dataFolder = await preparedFolder()
  const aside = `${dataFolder}-aside`
  await mkdir(aside)
  const secretFile = join(aside, 'secrets.json')
  await writeFile(secretFile, JSON.stringify(needs.secrets), { mode: 0o600 })
  const schedules = await needs.schedules(aside)
  const told: string[] = []
  const folders = { data: dataFolder, schedules, secretFile }
  const foundation = foundationOf(needs, folders, told)
  const close = async (): Promise<void> => {
    await foundation.closers.closeAll()
  }
  const opened = await openHouse({
    foundation,
    roles: ['api', 'scheduler', 'worker'],
    asRoot: process.getuid?.() === 0,
    alsoAllowHosts: [],
    alsoMediaServers: {},
    rehearsal: false,
    canaries: null,
  })
  if (!opened.ok) {
    await close()
    throw new Error(opened.fault.message)
  }
  const house = opened.value
  return {
    house,
    foundation,
    clock: foundation.clock as SteeredClock,
    dataFolder,
    url: await house.server.listen({ host: '127.0.0.1', port: 0 }),
    call: await doorOf(house, told),
    told,
    async close() {
      await house.server.close()
      await close()
      await removeFolder(dataFolder)
      await removeFolder(aside)
    },
  }
}
