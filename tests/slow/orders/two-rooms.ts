import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createChildProcesses } from '../../../src/adapters/media/processes/child-processes.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { alert } from '../../../src/app/record/alert.ts'
import { type RecordDeps, record } from '../../../src/app/record/record.ts'
import { hookUrlOf } from '../../../src/compose/secrets/hook-keys.ts'
import { type Duration, minutes, seconds } from '../../../src/core/time/duration.ts'
import { minus } from '../../../src/core/time/instant.ts'
import { writeFreeCutRules } from '../../build/cuts/free-rules.ts'
import { openSteeredHouse, type SteeredHouse } from '../../build/program/steered-house.ts'
import { freePort, startNginxRtmp } from '../../build/servers/nginx-rtmp.ts'
import { aHit, anInstitution, aRoom, aSighting, at, aVerdict } from '../../build/violations.ts'
import { type MessageServer, startMessageServer } from '../../contract/alerts/message-server.ts'
import { startTestEncoder } from '../../fakes/media-servers/test-encoder.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/** A Saturday morning in the middle of a term. */
const SATURDAY = at('2026-10-17T09:40:00+08:00')
/** In every secret that is handed to the program, so that it can be looked for everywhere else. */
export const MARK = 'zq7x-mark-of-secrets'
export const ROBOT_SECRET = `SEC-${MARK}`
export const ROBOTS = ['wecom', 'dingtalk', 'feishu'] as const

const AUTOMATIC = `
  rules:
    - mode: "on"
      regions: ["440100"]
      sweeps: [weekend]
`

/** Automatic orders are on where the two rooms are. */
async function writeRules(folder: string): Promise<string> {
  const schedules = await writeFreeCutRules(folder)
  const file = join(schedules, 'cuts.yaml')
  const [before = ''] = (await readFile(file, 'utf8')).split(/^ {2}# 第一条符合的算数/m)
  await writeFile(file, `${before.trimEnd()}${AUTOMATIC}`)
  return schedules
}

type Encoder = ReturnType<typeof startTestEncoder>

export type RoomName = 'geometry' | 'algebra'
export const ROOM_NAMES: readonly RoomName[] = ['geometry', 'algebra']

export type TwoRooms = SteeredHouse & {
  readonly encoders: Readonly<Record<RoomName, Encoder>>
  readonly robots: MessageServer
  /** What the patrol would find of a room whose lesson goes on, now. */
  teach(...rooms: readonly RoomName[]): Promise<void>
  /** What it would find of one that has gone. */
  endLesson(room: RoomName): Promise<void>
  /** So much passes in small steps, in which these rooms go on teaching. */
  live(duration: Duration, ...rooms: readonly RoomName[]): Promise<void>
  violationOf(room: RoomName): Promise<string>
}

async function register(office: SteeredHouse, apiUrl: string, rtmpUrl: string): Promise<void> {
  await office.house.transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ actor: 'unlicensed' }))
    for (const stream of ROOM_NAMES) {
      await records.rooms.save(
        aRoom({
          id: `room-${stream}`,
          title: stream,
          streamUrls: [`${rtmpUrl}/live/${stream}`],
          cutTarget: { platform: 'nginx-rtmp', apiUrl, app: 'live', stream },
        }),
      )
    }
  })
}

async function addRobots({ call }: SteeredHouse, { origin }: MessageServer): Promise<void> {
  for (const kind of ROBOTS) {
    const { status } = await call('POST', '/channels', {
      name: kind,
      enabled: true,
      audience: 'everyone',
      leastLevel: 'notice',
      region: null,
      groupBy: 'room',
      groupSeconds: 0,
      repeatMinutes: 1_440,
      quiet: null,
      settings: { kind },
      secrets: {
        url: `${origin}/${kind}?key=${MARK}`,
        ...(kind === 'wecom' ? {} : { signingSecret: ROBOT_SECRET }),
      },
      reason: '接入群机器人',
    })
    if (status !== 201) throw new Error(`${kind}: ${status}`)
  }
}

/** The patrol's way into the records, with what it saw made up. */
function findings({ house, foundation, clock }: SteeredHouse) {
  const { identifiers } = foundation
  const deps: RecordDeps = { clock, identifiers, transactions: house.transactions, drill: false }
  const hand = async (observation: Parameters<typeof record>[1]): Promise<void> => {
    for (const { payload } of await record(deps, observation)) {
      await alert(deps, payload as { readonly violationId: string })
    }
  }
  const base = (room: RoomName) => ({
    id: identifiers.next(),
    roomId: `room-${room}`,
    watchId: `watch-${room}`,
    at: clock.now(),
  })
  const taught = (room: RoomName) => {
    const since = minus(clock.now(), minutes(5))
    const hit = aHit({ from: since, to: clock.now(), seconds: 300 })
    return aSighting({ ...base(room), verdict: aVerdict({ hits: [hit] }) })
  }
  return {
    teach: async (...rooms: readonly RoomName[]) => {
      for (const room of rooms) await hand(taught(room))
    },
    endLesson: (room: RoomName) => hand({ ...base(room), kind: 'off-air' }),
  }
}

const STEP = seconds(20)

/**
 * The whole program with two lessons on a real nginx-rtmp, each sent by an encoder that comes back at once, and robots
 * of three makers that listen.
 */
export async function openTwoRooms(): Promise<TwoRooms> {
  const ports = { rtmpPort: await freePort(), httpPort: await freePort() }
  const apiUrl = `http://127.0.0.1:${ports.httpPort}`
  const access = { username: 'xuncha', password: MARK, hookToken: `token ${MARK}` }
  const robots = await startMessageServer()
  robots.answer({ status: 200, body: '{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}' })
  const office = await openSteeredHouse({
    start: SATURDAY,
    secrets: {
      cookieSecret: `${MARK} signs the cookies of this test`,
      hookToken: `${MARK} of all servers`,
      mediaServers: {},
      cutAccess: { 'nginx-rtmp': { [apiUrl]: access } },
    },
    schedules: writeRules,
    // Nobody probes or watches: what a patrol finds is handed in, at the times that a test needs.
    environment: { XUNCHA_WORK: 'alert,cut,prove,hold,letter', XUNCHA_READERS: '1' },
  })
  const hookUrl = hookUrlOf(office.url, office.house.hookKeys, apiUrl)
  const server = await startNginxRtmp({ ...ports, hookUrl })
  await register(office, apiUrl, server.rtmpUrl)
  await addRobots(office, robots)
  const real = createSystemClock()
  const processes = createChildProcesses({ clock: real, logger: silentLogger })
  const encoderOf = (stream: RoomName): Encoder =>
    startTestEncoder(processes, `${server.rtmpUrl}/live/${stream}`, real)
  const encoders = { geometry: encoderOf('geometry'), algebra: encoderOf('algebra') }
  for (const encoder of Object.values(encoders)) encoder.start()
  const found = findings(office)
  return {
    ...office,
    ...found,
    encoders,
    robots,
    live: async (duration, ...rooms) => {
      for (let left: number = duration; left > 0; left -= STEP) {
        await found.teach(...rooms)
        office.clock.pass(STEP)
      }
    },
    violationOf: async (room) => {
      const { body } = await office.call('GET', `/violations?roomId=room-${room}`)
      return (body as { items: readonly { id: string }[] }).items[0]?.id ?? ''
    },
    close: async () => {
      await Promise.all(Object.values(encoders).map((encoder) => encoder.stop()))
      await processes.stopAll()
      await office.close()
      await server.stop()
      await robots.close()
    },
  }
}
