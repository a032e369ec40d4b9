import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { createPictureRenderer } from '../../adapters/browser/picture-renderer.ts'
import { type Rehearsal, startRehearsal } from '../../adapters/rehearsal/start-rehearsal.ts'
import type { Foundation } from '../foundation.ts'
import type { House } from '../house.ts'
import { hookUrlOf } from '../secrets/hook-keys.ts'

export type RehearsalPlan = {
  readonly ports: { readonly rtmp: number; readonly http: number; readonly site: number }
  readonly apiUrl: string
  readonly account: { readonly username: string; readonly password: string }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** Decided before the program opens, because it has to know its media server's key and address beforehand. */
export async function planRehearsal(): Promise<RehearsalPlan> {
  const ports = { rtmp: await freePort(), http: await freePort(), site: await freePort() }
  return {
    ports,
    apiUrl: `http://127.0.0.1:${ports.http}`,
    account: { username: 'rehearsal', password: randomBytes(18).toString('base64url') },
  }
}

/** Puts the made-up institutions on air and into the register. */
export async function beginRehearsal(
  foundation: Foundation,
  { worker, hookKeys, transactions }: House,
  plan: RehearsalPlan,
  programUrl: string,
  doubtful = false,
): Promise<Rehearsal> {
  const folder = `${foundation.settings.storage.dataFolder}/stage`
  await mkdir(folder, { recursive: true })
  if (worker === null) throw new Error('a rehearsal needs the role worker')
  const { eyes } = worker
  const renderer = createPictureRenderer(eyes.chromium)
  const rehearsal = await startRehearsal({
    processes: eyes.processes,
    ffmpegPath: eyes.ffmpeg.path,
    renderer,
    clock: foundation.clock,
    logger: foundation.logger,
    folder,
    hookUrl: hookUrlOf(programUrl, hookKeys, plan.apiUrl),
    apiCredentials: plan.account,
    tokenSecret: randomBytes(32).toString('hex'),
    ports: plan.ports,
    doubtful,
  })
  foundation.closers.add('rehearsal', () => rehearsal.stop())
  await renderer.close()
  await transactions.run(async (records) => {
    for (const institution of rehearsal.institutions) await records.institutions.save(institution)
    for (const room of rehearsal.rooms) await records.rooms.save(room)
  })
  return rehearsal
}
