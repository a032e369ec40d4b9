import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTextFetcher } from '../../../src/adapters/media/body/text-fetcher.ts'
import { createNodeMediaServerCut } from '../../../src/adapters/platforms/node-media-server-cut.ts'
import {
  type RehearsalMediaServer,
  startRehearsalMediaServer,
} from '../../../src/adapters/rehearsal/media-server.ts'
import { type CutDeps, cut } from '../../../src/app/cuts/cut.ts'
import { type ProveDeps, prove } from '../../../src/app/cuts/prove.ts'
import type { CutOrder } from '../../../src/core/cuts/cut-order.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import { type Duration, milliseconds, seconds } from '../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { CutPlatform, Publisher } from '../../../src/ports/cut-platform.ts'
import { aCutOrder } from '../../build/database/database-rows.ts'
import { patiently } from '../../build/patience.ts'
import { openTcpRelay, type TcpRelay } from '../../build/servers/tcp-relay.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { anInstitution, aRoom, aViolation } from '../../build/violations.ts'
import { startBanHook } from '../../fakes/media-servers/ban-hook.ts'
import { startTestEncoder } from '../../fakes/media-servers/test-encoder.ts'
import { createMemoryEvidenceStore } from '../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const ACCOUNT = { username: 'xuncha', password: 'a password of this test' }
const KICK = 'DELETE /api/v1/sessions/'
const LOOK = 'GET /api/v1/streams/'
/** Real waiting, of each wait of an order: what it gives a server to close a connection. */
const PATIENT = seconds(2)
const HURRIED = milliseconds(50)

let seeing: Seeing
let hook: Awaited<ReturnType<typeof startBanHook>>
let server: RehearsalMediaServer
let relay: TcpRelay
let platform: CutPlatform
/** One for each order: who was turned away for long may take half a minute to knock again. */
let encoder: ReturnType<typeof startTestEncoder> | undefined
let longest: Duration = PATIENT
/** What happens next, once, at one of these moments. */
const next: Partial<Record<'before-ban' | 'after-ban' | 'wait', () => void>> = {}

function happens(moment: keyof typeof next): void {
  const act = next[moment]
  delete next[moment]
  act?.()
}

/** Real time, of which whoever sleeps waits no more than a moment: the rest passes at once. */
function hurried(base: Clock): Clock {
  let passed = 0
  return {
    now: () => instantOfEpochMilliseconds(base.now() + Math.round(passed)),
    monotonic: () => milliseconds(base.monotonic() + passed),
    async sleep(duration, signal) {
      const waited = Math.min(duration, longest) as Duration
      passed += duration - waited
      happens('wait')
      await base.sleep(waited, signal)
    },
  }
}

beforeEach(() => {
  longest = PATIENT
})
beforeAll(async () => {
  seeing = await openSeeing()
  hook = await startBanHook()
  server = await startRehearsalMediaServer({
    rtmpPort: 0,
    httpPort: 0,
    hookUrl: hook.url,
    apiCredentials: ACCOUNT,
    tokenSecret: 'a secret of this test, long enough to sign with',
    logger: silentLogger,
    publisherGrace: milliseconds(200),
  })
  relay = await openTcpRelay(Number(new URL(server.httpUrl).port))
  platform = openPlatform()
})
afterAll(async () => {
  await encoder?.stop()
  await relay.close()
  await server.stop()
  await hook.close()
  await seeing.close()
})

const target = (): CalledTarget => ({
  platform: 'node-media-server',
  apiUrl: relay.url,
  app: 'live',
  stream: 'maths',
})

const openPlatform = (): CutPlatform =>
  createNodeMediaServerCut({
    servers: [{ apiUrl: relay.url, ...ACCOUNT }],
    bans: {
      add: async (ban) => {
        happens('before-ban')
        await hook.bans.add(ban)
        happens('after-ban')
      },
      remove: hook.bans.remove,
    },
    clock: seeing.clock,
    logger: silentLogger,
    timeLimit: seconds(3),
  })

async function publisherNow(): Promise<Publisher> {
  return await patiently(async () => {
    const state = await platform.publishState(target())
    if (state.kind !== 'publishing') throw new Error(state.kind)
    return state.publisher
  })
}

type Ordered = {
  readonly order: CutOrder
  /** How many orders to disconnect arrived at the server. */
  readonly kicks: number
  /** Carries on what is left of it, as a restart does, and tells what it then is. */
  readonly takeUpAgain: () => Promise<Ordered>
}

/** One order over this line, from its guard to whatever it comes to. */
async function ordered(): Promise<Ordered> {
  await encoder?.stop()
  await patiently(async () => {
    const { kind } = await platform.publishState(target())
    if (kind !== 'not-publishing') throw new Error(kind)
  })
  await hook.bans.remove({ server: relay.url, app: 'live', stream: 'maths' })
  encoder = startTestEncoder(seeing.processes, `${server.rtmpUrl}/live/maths`, seeing.clock)
  encoder.start()
  const expectedPublisher = await publisherNow()
  const transactions = createMemoryTransactions()
  const clock = hurried(seeing.clock)
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    const streamUrls = [`${relay.url}/live/maths.flv`]
    await records.rooms.save(aRoom({ cutTarget: target(), streamUrls }))
    await records.violations.save(aViolation())
    const requestedAt = clock.now()
    const given = { status: 'approved', target: target(), steps: [] } as const
    await records.cutOrders.save(aCutOrder({ ...given, expectedPublisher, requestedAt }))
  })
  const deps: CutDeps & ProveDeps = {
    clock,
    transactions,
    platform,
    viewer: seeing.viewer,
    texts: createTextFetcher(seeing),
    evidenceStore: createMemoryEvidenceStore(),
  }
  const before = relay.arrived(KICK)
  const carryOut = async (): Promise<Ordered> => {
    const payload = { cutOrderId: 'cut-1' }
    const signal = new AbortController().signal
    const jobs = await cut(deps, payload, signal)
    if (jobs.some(({ stage }) => stage === 'prove')) await prove(deps, payload, signal)
    const order = await transactions.run((records) => records.cutOrders.find('cut-1'))
    if (order === null) throw new Error('the order is gone')
    return { order, kicks: relay.arrived(KICK) - before, takeUpAgain: carryOut }
  }
  return await carryOut()
}

const comesBackAtTheNextWait = (): void => {
  next.wait = () => relay.become('open')
}

const lookedLast = ({ order }: Ordered, what: string) =>
  order.checks.filter((look) => look.what === what).map(({ found }) => found)

test('cut between guard and ban, and back: the order goes on from there, and is sent once', async () => {
  next['before-ban'] = () => {
    relay.become('broken')
    comesBackAtTheNextWait()
  }
  const { order, kicks } = await ordered()
  expect(kicks).toBe(1)
  expect(order).toMatchObject({ status: 'verified' })
  const course = order.steps.map(({ step, outcome }) => `${step} ${outcome}`)
  expect(course.slice(-5)).toEqual([
    'guard accepted',
    'ban accepted',
    'kick unreachable',
    'guard accepted',
    'kick accepted',
  ])
})

test('cut between ban and kick for good: it has failed, takes its ban back, and sends nothing later', async () => {
  next['after-ban'] = () => relay.become('broken')
  const failed = await ordered()
  expect(failed).toMatchObject({ order: { status: 'failed', verifiedAt: null }, kicks: 0 })
  expect(failed.order.steps.at(-1)).toMatchObject({ step: 'unban', outcome: 'accepted' })
  relay.become('open')
  expect(await failed.takeUpAgain()).toMatchObject({ order: { status: 'failed' }, kicks: 0 })
  expect(await publisherNow()).toEqual(failed.order.expectedPublisher)
})

test.each(['broken', 'silent'] as const)(
  'the answer to the kick is lost on a %s line, and the line is back: it was done, is not sent again, and is proven',
  async (line) => {
    relay.strikeAt({ at: KICK, lose: 'answer', line })
    comesBackAtTheNextWait()
    const { order, kicks } = await ordered()
    expect(kicks).toBe(1)
    expect(order).toMatchObject({ status: 'verified' })
    expect(order.steps.at(-1)).toMatchObject({ step: 'guard', outcome: 'refused' })
  },
)

test('the answer to the kick is lost and the line stays away: failed, never verified, its ban taken back', async () => {
  relay.strikeAt({ at: KICK, lose: 'answer', line: 'broken' })
  const lost = await ordered()
  expect(lost).toMatchObject({ order: { status: 'failed', verifiedAt: null }, kicks: 1 })
  relay.become('open')
  expect(await lost.takeUpAgain()).toMatchObject({ order: { status: 'failed' }, kicks: 1 })
  // As the order says: nothing of it is in force.
  expect((await publisherNow()).sessionId).not.toBe(lost.order.expectedPublisher?.sessionId)
})

/** The line goes with the first look of the proof. */
function cutInTheProof(line: 'broken' | 'silent'): void {
  next['after-ban'] = () => relay.strikeAt({ at: LOOK, lose: 'request', line })
}

test.each(['broken', 'silent'] as const)(
  'a %s line during the proof that is back: what could not be seen counts for nothing, what is seen then proves it',
  async (line) => {
    cutInTheProof(line)
    comesBackAtTheNextWait()
    const ended = await ordered()
    expect(ended).toMatchObject({ order: { status: 'verified' }, kicks: 1 })
    const looks = lookedLast(ended, 'publish-state')
    expect(looks[0]).toBe('unknown')
    expect(looks.slice(-2)).toEqual(['gone', 'gone'])
  },
)

test('a line that goes during the proof and stays away: nobody could see, and that is what is said', async () => {
  cutInTheProof('broken')
  longest = HURRIED
  const ended = await ordered()
  expect(ended).toMatchObject({ order: { status: 'cannot-verify', verifiedAt: null }, kicks: 1 })
  expect(new Set(ended.order.checks.map(({ found }) => found))).toEqual(new Set(['unknown']))
  relay.become('open')
  expect(await ended.takeUpAgain()).toMatchObject({ order: { status: 'cannot-verify' }, kicks: 1 })
})
