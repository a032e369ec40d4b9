import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { createChildProcesses } from '../../../src/adapters/media/processes/child-processes.ts'
import { createNodeMediaServerCut } from '../../../src/adapters/platforms/node-media-server-cut.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { hookKeysOf, hookUrlOf } from '../../../src/compose/secrets/hook-keys.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import { startTestEncoder } from '../../fakes/media-servers/test-encoder.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { startHttp } from '../http/http-harness.ts'

const ACT = { id: 'order-1-act-1', reason: 'why' }

const clock = createSystemClock()
const ACCOUNT = { username: 'xuncha', password: 'a password of this test' }
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

type Addresses = { readonly rtmpUrl: string; readonly httpUrl: string }

async function startMediaServer(port: number, hookUrl: string): Promise<Addresses> {
  const script = fileURLToPath(new URL('./media-server-process.ts', import.meta.url))
  const { username, password } = ACCOUNT
  const child: ChildProcess = spawn(
    process.execPath,
    [script, String(port), username, password, hookUrl],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  closing.push(async () => {
    child.stdin?.end()
    if (child.exitCode === null) await once(child, 'exit')
  })
  if (child.stdout === null) throw new Error('no output')
  for await (const line of createInterface(child.stdout)) return JSON.parse(line) as Addresses
  throw new Error('the media server did not start')
}

/** The program's own hook, two media servers that ask it, and a maths lesson of the same name on each. */
async function openTwoServers() {
  const ports = [await freePort(), await freePort()] as const
  const names = ports.map((port) => `http://127.0.0.1:${port}`)
  const hookKeys = hookKeysOf('the one token from before', {
    'node-media-server': Object.fromEntries(names.map((name) => [name, {}])),
  })
  const harness = await startHttp({ settings: { hookKeys } })
  const programUrl = await harness.app.listen({ port: 0, host: '127.0.0.1' })
  closing.push(() => harness.app.close())
  const processes = createChildProcesses({ clock, logger: silentLogger })
  closing.push(() => processes.stopAll())
  const open = async (port: number) => {
    const apiUrl = `http://127.0.0.1:${port}`
    const server = await startMediaServer(port, hookUrlOf(programUrl, hookKeys, apiUrl))
    const encoder = startTestEncoder(processes, `${server.rtmpUrl}/live/room1`, clock)
    encoder.start()
    closing.push(() => encoder.stop())
    const target: CalledTarget = {
      platform: 'node-media-server',
      apiUrl,
      app: 'live',
      stream: 'room1',
    }
    return { target, encoder }
  }
  const platform = createNodeMediaServerCut({
    servers: names.map((apiUrl) => ({ apiUrl, ...ACCOUNT })),
    bans: {
      add: (ban) => harness.transactions.run(({ streamBans }) => streamBans.add(ban)),
      remove: (stream) => harness.transactions.run(({ streamBans }) => streamBans.remove(stream)),
    },
    clock,
    logger: silentLogger,
  })
  const [a, b] = [await open(ports[0]), await open(ports[1])]
  const onAir = async (target: CalledTarget): Promise<boolean> =>
    (await platform.publishState(target)).kind === 'publishing'
  return { a, b, platform, onAir }
}

type World = Awaited<ReturnType<typeof openTwoServers>>

async function kick({ platform }: World, { target }: World['a']): Promise<void> {
  const state = await platform.publishState(target)
  if (state.kind !== 'publishing') throw new Error(`nobody publishes: ${state.kind}`)
  expect((await platform.kick(target, state.publisher, ACT)).kind).toBe('accepted')
}

/** Until the encoder has knocked twice more: were it let in, it would be on air by the second time. */
async function knocksTwiceMore({ encoder }: World['a']): Promise<void> {
  const before = encoder.attempts()
  await vi.waitFor(() => expect(encoder.attempts()).toBeGreaterThan(before + 2), WAIT)
}

const WAIT = { timeout: 60_000, interval: 100 }

test('a ban of live/room1 on one server holds there, and on no other, and lifting one lifts no other', async () => {
  const world = await openTwoServers()
  const { a, b, platform, onAir } = world
  await vi.waitFor(async () => {
    expect(await onAir(a.target)).toBe(true)
    expect(await onAir(b.target)).toBe(true)
  }, WAIT)

  await platform.ban(a.target, null, ACT)
  await kick(world, a)
  await vi.waitFor(async () => expect(await onAir(a.target)).toBe(false), WAIT)
  await knocksTwiceMore(a)
  expect(await onAir(a.target)).toBe(false)

  // The namesake loses its connection by itself and comes back, as an encoder does at night.
  const attempts = b.encoder.attempts()
  await kick(world, b)
  await vi.waitFor(async () => {
    expect(b.encoder.attempts()).toBeGreaterThan(attempts)
    expect(await onAir(b.target)).toBe(true)
  }, WAIT)

  await platform.ban(b.target, null, ACT)
  await platform.unban(b.target, ACT)
  await knocksTwiceMore(a)
  expect(await onAir(a.target)).toBe(false)

  await platform.unban(a.target, ACT)
  await vi.waitFor(async () => expect(await onAir(a.target)).toBe(true), WAIT)
})
