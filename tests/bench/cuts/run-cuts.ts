import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createChildProcesses } from '../../../src/adapters/media/processes/child-processes.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { hookKeysOf, hookUrlOf } from '../../../src/compose/secrets/hook-keys.ts'
import type { ChildProcesses } from '../../../src/ports/child-processes.ts'
import { writeFreeCutRules } from '../../build/cuts/free-rules.ts'
import { openMigrated, removeFolder, temporaryFolder } from '../../build/database/database.ts'
import { aStoredViolation } from '../../build/database/database-rows.ts'
import { firstPassword } from '../../build/program/first-password.ts'
import { startProgram } from '../../build/program/running-program.ts'
import { freePort } from '../../build/servers/nginx-rtmp.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { startTestEncoder } from '../../fakes/media-servers/test-encoder.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { type CutRun, type Officer, startOfficer } from './cut-officer.ts'
import {
  ACCOUNT,
  type CutServer,
  planNginx,
  planNodeMediaServer,
  untilSeen,
} from './cut-servers.ts'

const HOOK_TOKEN = 'a hook token of this bench'
const clock = createSystemClock()

const violationOf = ({ platform }: CutServer): string => `violation-${platform}`

async function register(folder: string, servers: readonly CutServer[]): Promise<void> {
  const database = await openMigrated(folder)
  await database.transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ actor: 'unlicensed' }))
    for (const server of servers) {
      const roomId = `room-${server.platform}`
      const { target: cutTarget, playUrl } = server
      // Not patrolled: the cut and its proof are what is measured.
      const room = aRoom({ id: roomId, streamUrls: [playUrl], cutTarget, active: false })
      await records.rooms.save(room)
      await records.violations.save(aStoredViolation({ id: violationOf(server), roomId }))
    }
  })
  await database.close()
}

const spread = (values: readonly (number | null)[]) => {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  const at = (share: number): number | null => {
    const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
    return value === undefined ? null : Math.round(value)
  }
  return { p50: at(0.5), p95: at(0.95), longest: at(1) }
}

type Done = CutRun & { readonly attemptsWhileBanned: number; readonly backMilliseconds: number }

/** Acts and looks of one order, each by how long after the order it stands. */
function courseOf({ order }: CutRun): readonly string[] {
  const began = Date.parse(order.requestedAt)
  const entries = [
    ...order.steps.map(({ at, step, outcome }) => ({ at, words: `${step} ${outcome}` })),
    ...order.checks.map(({ at, what, found }) => ({ at, words: `${what} ${found}` })),
  ]
  return entries
    .map(({ at, words }) => ({ after: Date.parse(at) - began, words }))
    .toSorted((a, b) => a.after - b.after)
    .map(({ after, words }) => `${after} ms ${words}`)
}

const reportOf = (platform: string, runs: readonly Done[]) => ({
  platform,
  runs: runs.length,
  verified: runs.filter(({ state }) => state === 'verified').length,
  otherwise: runs.filter(({ state }) => state !== 'verified').map(({ order }) => order),
  orderToAcceptedMilliseconds: spread(runs.map((run) => run.acceptedMilliseconds)),
  orderToVerifiedMilliseconds: spread(
    runs.filter(({ state }) => state === 'verified').map((run) => run.endedMilliseconds),
  ),
  undoToSeenAgainMilliseconds: spread(runs.map((run) => run.backMilliseconds)),
  courseOfTheLast: runs.slice(-1).flatMap(courseOf),
  attemptsOfTheEncoderWhileBanned: runs.map((run) => run.attemptsWhileBanned),
})

async function measure(
  server: CutServer,
  hookUrl: string,
  officer: Officer,
  processes: ChildProcesses,
  runs: number,
) {
  const publishUrl = await server.start(hookUrl)
  const encoder = startTestEncoder(processes, publishUrl, clock)
  encoder.start()
  const done: Done[] = []
  try {
    await untilSeen(processes, server.playUrl)
    for (let run = 0; run < runs; run += 1) {
      const before = encoder.attempts()
      const cut = await officer.cut(violationOf(server))
      const attemptsWhileBanned = encoder.attempts() - before
      const lifted = performance.now()
      await officer.undo(cut.order.id)
      await untilSeen(processes, server.playUrl)
      done.push({ ...cut, attemptsWhileBanned, backMilliseconds: performance.now() - lifted })
      process.stderr.write(
        `${server.platform} ${run + 1}/${runs}: ${cut.state} after ${Math.round(cut.endedMilliseconds)} ms\n`,
      )
    }
  } finally {
    await encoder.stop()
    await server.stop()
  }
  return reportOf(server.platform, done)
}

/** Cuts on real servers through the running program; what comes back is printed as it is. */
export async function runCuts(runs: number) {
  const folder = await temporaryFolder()
  const servers = [await planNodeMediaServer(), await planNginx()]
  await register(folder, servers)
  const [nms, nginx] = servers.map(({ target }) => target.apiUrl)
  const mediaServers = { [nms ?? '']: { ...ACCOUNT, hookToken: `${HOOK_TOKEN}, the first` } }
  const cutAccess = { 'nginx-rtmp': { [nginx ?? '']: { hookToken: `${HOOK_TOKEN}, the second` } } }
  const secrets = { cookieSecret: 'c'.repeat(64), hookToken: HOOK_TOKEN, mediaServers, cutAccess }
  const secretFile = join(folder, 'secrets.json')
  await writeFile(secretFile, JSON.stringify(secrets), { mode: 0o600 })
  const port = await freePort()
  const program = startProgram(['serve'], {
    XUNCHA_DATA_DIR: folder,
    XUNCHA_SECRET_FILE: secretFile,
    XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1',
    XUNCHA_SCHEDULES: await writeFreeCutRules(folder),
    PORT: String(port),
    LOG_LEVEL: 'warn',
  })
  const processes = createChildProcesses({ clock, logger: silentLogger })
  try {
    const password = await firstPassword(program)
    const [, programUrl = ''] = await program.waitFor(/dashboard: (\S+)/)
    const officer = await startOfficer(programUrl.replace(/\/$/, ''), password)
    const keys = hookKeysOf(HOOK_TOKEN, { ...cutAccess, 'node-media-server': mediaServers })
    const reports = []
    for (const server of servers) {
      const hookUrl = hookUrlOf(`http://127.0.0.1:${port}`, keys, server.target.apiUrl)
      reports.push(await measure(server, hookUrl, officer, processes, runs))
    }
    return reports
  } finally {
    await program.stop()
    await processes.stopAll()
    await removeFolder(folder)
  }
}
