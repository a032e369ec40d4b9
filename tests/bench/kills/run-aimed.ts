import { randomFrom } from '../../../src/core/seeded-random.ts'
import { flvBytes } from '../../medium/rehearsal/rehearsal-world.ts'
import type { Reached } from './api-relay.ts'
import { openChecker } from './checker.ts'
import { startOfficer } from './officer.ts'
import { firstViolation, reviveAll, waitUntil } from './run-kills.ts'
import { openTown, type Town } from './town.ts'
import type { Killed } from './victims.ts'

/** One kill -9 in mid-order. */
export type Schedule = {
  readonly moment: Reached
  /** At the how manieth call of that kind, from 0. */
  readonly after: number
  /** All nodes, or one of them, which may be the other one: then the order's own request is never answered. */
  readonly nodes: 'all' | 'north' | 'south'
}

export type AimedReport = {
  readonly seed: number
  readonly schedules: readonly (Schedule & { readonly wrong: readonly string[] })[]
  readonly wrongAtRest: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly diedUnasked: readonly string[]
  readonly seconds: number
}

/** Calls of that kind among which one is chosen; an order has one of each disconnection. */
const MOMENTS: readonly (readonly [Reached, number])[] = [
  ['kick-unsent', 1],
  ['kick-unanswered', 1],
  ['look', 4],
  ['ask', 3],
  ['look', 12],
]
const NODES = ['all', 'all', 'north', 'south'] as const
/** On a busy machine a node takes minutes to start again: it may be slow, and is not wrong for that. */
const COMES_WITHIN_MILLISECONDS = 900_000
const RESTS_WITHIN_MILLISECONDS = 600_000

/** The same seed makes the same schedules: every moment as often as the others. */
export function aimedSchedules(count: number, seed: number): readonly Schedule[] {
  const random = randomFrom(seed)
  const among = (length: number): number => Math.floor(random() * length)
  return Array.from({ length: count }, (_, i) => {
    const [moment, calls] = MOMENTS[i % MOMENTS.length] ?? ['ask', 1]
    return { moment, after: among(calls), nodes: NODES[among(NODES.length)] ?? 'all' }
  })
}

/** Resolves with who was killed; rejects when no order ever comes so far. */
async function strikeAt(town: Town, { moment, after, nodes }: Schedule): Promise<Killed> {
  const struck = town.nodes.filter(({ name }) => nodes === 'all' || nodes === name)
  const tooLate = AbortSignal.timeout(COMES_WITHIN_MILLISECONDS)
  await Promise.race([
    town.api.arm(moment, after, async () => {
      await Promise.all(struck.map(({ program }) => program.stop('SIGKILL')))
    }),
    new Promise((_, reject) => {
      tooLate.onabort = () => reject(new Error(`no order came to: ${moment} ${after}`))
    }),
  ])
  return { victim: 'node', whom: struck.map(({ name }) => name).join(' ') }
}

/** What the media server did, as it told the relay. */
const sentTwice = ({ api }: Town): readonly string[] =>
  [...api.kicks]
    .filter(([, count]) => count > 1)
    .map(([session, count]) => `session ${session} was disconnected ${count} times`)

/** What a viewer sees of the lesson, against what the last order about it says. */
async function airTrouble(town: Town, lastState: string | null): Promise<readonly string[]> {
  const isOnAir = (await flvBytes(town.world.flvOf('maths'))) > 13
  const saysGone = lastState === 'verified' || lastState === 'held'
  if (saysGone && isOnAir) return [`the last order is ${lastState}, and the lesson is on air`]
  if (lastState === 'undone' && !isOnAir)
    return ['the last order was undone, and nobody may publish']
  return []
}

/** Kills at chosen moments of one order after another; what a stranger finds wrong then is the result. */
export async function runAimed(
  count: number,
  seed: number,
  tell: (progress: unknown) => void = () => undefined,
): Promise<AimedReport> {
  const began = performance.now()
  const town = await openTown()
  const checker = openChecker(town.server.url, town.evidenceFolder)
  const schedules: (Schedule & { wrong: readonly string[] })[] = []
  const diedUnasked: string[] = []
  const look = async (settled: boolean): Promise<readonly string[]> => [
    ...(await checker.check(settled)),
    ...sentTwice(town),
    ...(settled ? await airTrouble(town, await checker.lastState('room-maths')) : []),
  ]
  try {
    await firstViolation(town, checker)
    const officer = await startOfficer(town)
    for (const schedule of aimedSchedules(count, seed)) {
      const killed = await strikeAt(town, schedule)
      diedUnasked.push(...(await reviveAll(town, killed)))
      const wrong = await look(false)
      tell({ ...schedule, wrong })
      schedules.push({ ...schedule, wrong })
    }
    await officer.stop()
    const isRight = (wrong: readonly string[]) => wrong.length === 0
    const wrongAtRest = await waitUntil(() => look(true), isRight, RESTS_WITHIN_MILLISECONDS, [
      'it could not be checked',
    ])
    const counts = await checker.counts()
    const seconds = Math.round((performance.now() - began) / 1_000)
    return { seed, schedules, wrongAtRest, counts, diedUnasked, seconds }
  } finally {
    await town.close()
  }
}
