import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CalledTarget } from '../../src/core/registry/cut-target.ts'
import type { CutPlatform, Publisher } from '../../src/ports/cut-platform.ts'
import { PATIENCE } from '../build/patience.ts'

/** Another act each time: a platform drops repeats of one. */
const anAct = () => ({ id: randomUUID(), reason: 'why' })

/** A media server and one encoder that, like a real one, comes back a moment after it was cut. */
export type CutWorld = {
  readonly platform: CutPlatform
  readonly target: CalledTarget
  readonly startEncoder: () => void
  /** How often the encoder tried to publish since it was started. */
  readonly attempts: () => number
  readonly breakServer: () => Promise<void>
  /** Everybody is thrown out, and the server forgets what it knew by itself. */
  readonly restartServer?: () => Promise<void>
  /** The next answer to an order to close is a 200 whose body says that nothing was done. */
  readonly failNextClose?: () => void
  /** An encoder publishes the same application and name on another virtual host: its target. */
  readonly startNeighbour?: () => CalledTarget
  readonly close: () => Promise<void>
  /** How many the platform says watch; `null`: it does not tell. */
  readonly watching: number | null
  /** What the platform tells of a publisher; left out: the encoder's address and rtmp. */
  readonly tells?: { readonly address: string | null; readonly protocol: string | null }
}

const stateKind = async ({ platform, target }: CutWorld) =>
  (await platform.publishState(target)).kind

async function sessionNow({ platform, target }: CutWorld): Promise<string | null> {
  const state = await platform.publishState(target)
  return state.kind === 'publishing' ? state.publisher.sessionId : null
}

async function publisher(world: CutWorld): Promise<Publisher> {
  await expect.poll(() => stateKind(world), PATIENCE).toBe('publishing')
  const state = await world.platform.publishState(world.target)
  if (state.kind !== 'publishing') throw new Error(`expected a publisher, found ${state.kind}`)
  return state.publisher
}

/** What a world can also be put through; what it cannot has no test, rather than one that is passed over. */
export type CutTrait = 'restarts' | 'fails-in-a-200' | 'has-vhosts'

const TRAITS: Readonly<Record<CutTrait, (world: () => CutWorld) => void>> = {
  restarts: restarting,
  'fails-in-a-200': failingInside,
  'has-vhosts': besideOthers,
}

/** What every cut platform promises, whatever stands behind it. */
export function describeCutPlatform(
  name: string,
  open: () => Promise<CutWorld>,
  traits: readonly CutTrait[] = [],
): void {
  describe(`${name} as a cut platform`, () => {
    let current: CutWorld
    beforeEach(async () => {
      current = await open()
    })
    afterEach(async () => {
      await current.close()
    })
    telling(() => current)
    cutting(() => current)
    for (const trait of traits) TRAITS[trait](() => current)
  })
}

function restarting(world: () => CutWorld): void {
  it('a ban outlives a restart of the server', async () => {
    world().startEncoder()
    await publisher(world())
    await world().platform.ban(world().target, null, anAct())
    await world().restartServer?.()
    const before = world().attempts()
    await expect.poll(world().attempts, PATIENCE).toBeGreaterThanOrEqual(before + 3)
    // Each try of the banned encoder may be seen for a moment.
    await expect.poll(async () => stateKind(world()), PATIENCE).toBe('not-publishing')
  })
}

function failingInside(world: () => CutWorld): void {
  it('an error in the body of a 200 is not accepted, and the publisher stays', async () => {
    world().startEncoder()
    const current = await publisher(world())
    world().failNextClose?.()
    expect((await world().platform.kick(world().target, current, anAct())).kind).toBe('refused')
    expect(await sessionNow(world())).toBe(current.sessionId)
  })
}

function besideOthers(world: () => CutWorld): void {
  it('the stream of the same name on another virtual host stays on air, and may come back', async () => {
    world().startEncoder()
    const elsewhere = { ...world(), target: world().startNeighbour?.() ?? world().target }
    const [mine, theirs] = [await publisher(world()), await publisher(elsewhere)]
    expect(theirs.sessionId).not.toBe(mine.sessionId)
    await world().platform.ban(world().target, null, anAct())
    await world().platform.kick(world().target, mine, anAct())
    const before = world().attempts()
    await expect.poll(world().attempts, PATIENCE).toBeGreaterThanOrEqual(before + 2)
    expect(await stateKind(world())).toBe('not-publishing')
    expect(await sessionNow(elsewhere)).toBe(theirs.sessionId)
    await elsewhere.platform.kick(elsewhere.target, theirs, anAct())
    await expect.poll(() => sessionNow(elsewhere), PATIENCE).not.toBe(theirs.sessionId)
    await publisher(elsewhere)
  })
}

function telling(world: () => CutWorld): void {
  it('says that nobody publishes on a stream nobody publishes on', async () => {
    expect(await stateKind(world())).toBe('not-publishing')
  })

  it('names who publishes: session, address without port, protocol', async () => {
    world().startEncoder()
    expect(await publisher(world())).toEqual({
      sessionId: expect.stringMatching(/.+/),
      ...(world().tells ?? { address: '127.0.0.1', protocol: 'rtmp' }),
    })
  })

  it('says how many watch, the publisher not among them, or that it does not know', async () => {
    world().startEncoder()
    await publisher(world())
    const { platform, target, watching } = world()
    const state = await platform.publishState(target)
    const told = state.kind === 'publishing' ? state.viewers : undefined
    expect(told ?? (await platform.viewers?.(target)) ?? null).toBe(watching)
  })

  it('refuses to kick a session that is gone, and leaves the one that publishes alone', async () => {
    world().startEncoder()
    const current = await publisher(world())
    const gone = { ...current, sessionId: 'a-session-of-yesterday' }
    expect((await world().platform.kick(world().target, gone, anAct())).kind).toBe('refused')
    expect(await sessionNow(world())).toBe(current.sessionId)
  })

  it('lifting a ban that is not there is no trouble', async () => {
    expect((await world().platform.unban(world().target, anAct())).kind).toBe('accepted')
  })

  it('says unreachable, not off air, when the server does not answer', async () => {
    world().startEncoder()
    const current = await publisher(world())
    await world().breakServer()
    expect(await stateKind(world())).toBe('unreachable')
    expect((await world().platform.kick(world().target, current, anAct())).kind).toBe('unreachable')
  })
}

function cutting(world: () => CutWorld): void {
  it('after a kick without a ban the encoder is back under another session, which a kick of the first leaves alone', async () => {
    world().startEncoder()
    const first = await publisher(world())
    expect((await world().platform.kick(world().target, first, anAct())).kind).toBe('accepted')
    await expect.poll(() => sessionNow(world()), PATIENCE).not.toBe(first.sessionId)
    const second = await publisher(world())
    expect(second.sessionId).not.toBe(first.sessionId)
    if (world().platform.abilities(world().target).drop !== 'session') return
    expect((await world().platform.kick(world().target, first, anAct())).kind).toBe('refused')
    expect(await sessionNow(world())).toBe(second.sessionId)
  })

  it('after a ban and a kick the encoder stays out however often it tries', async () => {
    world().startEncoder()
    const first = await publisher(world())
    expect((await world().platform.ban(world().target, null, anAct())).kind).toBe('accepted')
    if (!world().platform.abilities(world().target).forbidDrops) {
      expect((await world().platform.kick(world().target, first, anAct())).kind).toBe('accepted')
    }
    const before = world().attempts()
    await expect.poll(world().attempts, PATIENCE).toBeGreaterThanOrEqual(before + 3)
    await expect.poll(() => stateKind(world()), PATIENCE).toBe('not-publishing')
  })

  it('after the ban is lifted the encoder may publish again', async () => {
    await world().platform.ban(world().target, null, anAct())
    world().startEncoder()
    await expect.poll(world().attempts, PATIENCE).toBeGreaterThanOrEqual(2)
    expect((await world().platform.unban(world().target, anAct())).kind).toBe('accepted')
    await publisher(world())
  })
}
