import { setTimeout as delay } from 'node:timers/promises'
import { randomFrom } from '../../../src/core/seeded-random.ts'
import { openChecker } from './checker.ts'
import { startOfficer } from './officer.ts'
import { openTown, type Town } from './town.ts'
import { type Killed, killOne, shuffledVictims } from './victims.ts'

export type KillsReport = {
  readonly seed: number
  readonly kills: readonly (Killed & { readonly wrong: readonly string[] })[]
  /** When all had come to rest. */
  readonly wrongAtRest: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  /** Nodes that ended though nobody had killed them. */
  readonly diedUnasked: readonly string[]
  readonly seconds: number
}

export type KillsSettings = {
  readonly kills: number
  readonly seed: number
  /** Between two kills, at most. */
  readonly pauseMilliseconds: number
  /** How long what is under way may take to come to rest. */
  readonly restMilliseconds: number
}

const POLL_MILLISECONDS = 500

export async function waitUntil<T>(
  ask: () => Promise<T>,
  good: (answer: T) => boolean,
  milliseconds: number,
  otherwise: T,
): Promise<T> {
  const began = performance.now()
  let last = otherwise
  while (performance.now() - began < milliseconds) {
    const answer = await ask().catch(() => null)
    if (answer !== null) {
      last = answer
      if (good(answer)) return answer
    }
    await delay(POLL_MILLISECONDS)
  }
  return last
}

export const firstViolation = (town: Town, checker: ReturnType<typeof openChecker>) =>
  waitUntil(
    () => checker.counts(),
    ({ violations = 0 }) => violations > 0,
    600_000,
    {},
  ).then(({ violations = 0 }) => {
    const said = town.nodes.map(({ program }) => String(program.child.exitCode))
    if (violations === 0) throw new Error(`the lesson was not found (exit codes ${said.join()})`)
  })

/** Nodes that are gone without having been killed are a finding, and are started again. */
export async function reviveAll(town: Town, { victim, whom }: Killed): Promise<readonly string[]> {
  const died: string[] = []
  for (const node of town.nodes) {
    const { exitCode, signalCode } = node.program.child
    const asked = victim === 'node' && whom.split(' ').includes(node.name)
    if (!asked && (exitCode !== null || signalCode !== null)) {
      const { stderr } = await node.program.finished
      died.push(
        `${node.name} after ${victim} ${whom}: ${exitCode ?? signalCode}: ${stderr.slice(-500)}`,
      )
    }
    await town.revive(node)
  }
  return died
}

/** Random kills over a patrol that finds, cuts and proves; what a stranger finds wrong after each is the result. */
export async function runKills(
  settings: KillsSettings,
  tell: (progress: unknown) => void = () => undefined,
): Promise<KillsReport> {
  const began = performance.now()
  const random = randomFrom(settings.seed)
  const victims = shuffledVictims(random)
  const town = await openTown()
  const checker = openChecker(town.server.url, town.evidenceFolder)
  const kills: (Killed & { wrong: readonly string[] })[] = []
  const diedUnasked: string[] = []
  const check = (settled: boolean) => () => checker.check(settled)
  const isRight = (wrong: readonly string[]) => wrong.length === 0
  try {
    await firstViolation(town, checker)
    const officer = await startOfficer(town)
    for (let i = 0; i < settings.kills; i += 1) {
      await delay(random() * settings.pauseMilliseconds)
      const killed = await killOne(town, victims.next().value, random)
      diedUnasked.push(...(await reviveAll(town, killed)))
      const wrong = await check(false)().catch((error: unknown) => [`unchecked: ${String(error)}`])
      tell({ ...killed, wrong })
      kills.push({ ...killed, wrong })
    }
    await officer.stop()
    const last = kills.at(-1)
    const later = last === undefined ? [] : await reviveAll(town, last)
    const wrongAtRest = await waitUntil(check(true), isRight, settings.restMilliseconds, [
      'it could not be checked',
    ])
    const seconds = Math.round((performance.now() - began) / 1_000)
    const counts = await checker.counts()
    const atRest = last === undefined ? [] : await reviveAll(town, last)
    diedUnasked.push(...later, ...atRest)
    return { seed: settings.seed, kills, wrongAtRest, counts, diedUnasked, seconds }
  } finally {
    await town.close()
  }
}
