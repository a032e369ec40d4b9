import { expect, it } from 'vitest'
import { canonicalJson } from '../../../../src/core/evidence/canonical-json.ts'
import type { AddingUp } from '../../../../src/core/lesson/adding-up/adding-up.ts'
import {
  ADDING_UP_VERSIONS,
  PRESENT_ADDING_UP,
} from '../../../../src/core/lesson/adding-up/adding-up-versions.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { RecordedTrace } from '../../../../src/core/violations/session-trace.ts'
import { loadedLaw, shanghai } from '../../../build/law.ts'
import { leaningScreen } from '../../../build/leaning-screens.ts'
import { replayViolation } from '../../../build/watch/replayed-room.ts'
import type { Screenplay } from '../../../build/watch/scripted-eyes.ts'
import { openWatchedRoom } from '../../../build/watch/watched-room.ts'
import { createMemoryEvidenceStore } from '../../../fakes/memory-evidence-store.ts'

const law = await loadedLaw()
/** A day of rest: whatever is taught is forbidden. */
const SATURDAY = shanghai('2026-03-14T09:00:00')
const ROOM = { title: '周末科学故事' }
const TASKS = [
  ['例1 解方程 x²-5x+6=0', '解:(x-2)(x-3)=0'],
  ['用求根公式求方程的两个根', '判别式 Δ=b²-4ac'],
  ['求抛物线y=x²-4x+3的顶点坐标和对称轴', '解:配方得'],
  ['例2 因式分解 x²-9', '解:原式=(x+3)(x-3)'],
]
const teaching: Screenplay = (at) => TASKS[Math.floor(at / 60_000) % TASKS.length] ?? []
/** A poster of which one screen is all there is, and that leans a little. */
const poster: Screenplay = () => ['植物的光合作用']

const ruleOf = (version: string): AddingUp => {
  const found = ADDING_UP_VERSIONS.find((one) => one.version === version)
  if (found === undefined) throw new Error(`no rule ${version}`)
  return found
}

/** A release whose watch adds up by that rule, and what it recorded. */
async function recordedBy(addingUp: AddingUp, shows: Screenplay, until = 30) {
  const evidenceStore = createMemoryEvidenceStore()
  const room = await openWatchedRoom(law, SATURDAY, shows, {
    cadence: seconds(15),
    room: ROOM,
    parts: { evidenceStore, addingUp },
  })
  await room.watchUntil(plus(SATURDAY, minutes(until)))
  const [violation] = await room.violations()
  return { violation, replay: { room, law, evidenceStore } }
}

/** As releases recorded that gave the rule no name. */
const unnamed = ({ trace: { addingUp: _, ...trace }, ...row }: RecordedTrace): RecordedTrace => ({
  ...row,
  trace,
})
/** As before there was a curve of the evidence. */
const withoutCurve = (row: RecordedTrace): RecordedTrace => {
  const { trace, ...of } = unnamed(row)
  return { ...of, trace: { ...trace, looks: trace.looks.map(({ belief: _, ...look }) => look) } }
}
const calledBy =
  (addingUp: string) =>
  (row: RecordedTrace): RecordedTrace => ({ ...row, trace: { ...row.trace, addingUp } })

it.each(ADDING_UP_VERSIONS.map(({ version }) => version))(
  'a lesson recorded by %s comes out to the byte, whatever the rule of this release is',
  async (version) => {
    const { violation, replay } = await recordedBy(ruleOf(version), teaching)
    if (violation === undefined) throw new Error('no violation')
    const again = await replayViolation(replay, violation)
    expect(canonicalJson(again.violation)).toBe(canonicalJson(violation))
    expect(again.rules.every(({ was, named }) => was === version && named)).toBe(true)
  },
)

it('a lead of a time with a lower bar comes out by its own bar, and not at all by that of this release', async () => {
  const { violation, replay } = await recordedBy(ruleOf('mean-2'), poster)
  if (violation === undefined) throw new Error('no lead')
  expect(violation.judgement.reason).toBe('leaning')
  const own = await replayViolation(replay, violation)
  expect(canonicalJson(own.violation)).toBe(canonicalJson(violation))
  const present = await replayViolation(replay, violation, calledBy(PRESENT_ADDING_UP.version))
  expect(present.violation).toBeNull()
})

it('where the record does not name its rule, what was kept of its looks tells it', async () => {
  const { violation, replay } = await recordedBy(ruleOf('mean-1'), teaching)
  if (violation === undefined) throw new Error('no violation')
  const again = await replayViolation(replay, violation, withoutCurve)
  expect(canonicalJson(again.violation)).toBe(canonicalJson(violation))
  expect(again.rules[0]).toMatchObject({ was: 'mean-1', named: false, by: { version: 'mean-1' } })
})

it('of two rules that a record may be of, either can be asked for', async () => {
  const { violation, replay } = await recordedBy(ruleOf('mean-2'), poster)
  if (violation === undefined) throw new Error('no lead')
  const newer = await replayViolation(replay, violation, unnamed, 'mean-3')
  const older = await replayViolation(replay, violation, unnamed, 'mean-2')
  expect(newer.violation).toBeNull()
  expect(canonicalJson(older.violation)).toBe(canonicalJson(violation))
})

it('a rule that this release does not know is not passed off as its own', async () => {
  const { violation, replay } = await recordedBy(PRESENT_ADDING_UP, teaching)
  if (violation === undefined) throw new Error('no violation')
  const again = await replayViolation(replay, violation, calledBy('mean-of-tomorrow'))
  expect(again.rules[0]).toMatchObject({ was: 'mean-of-tomorrow', by: PRESENT_ADDING_UP })
})

it('a watch of this release names its rule with what it records', async () => {
  const { violation, replay } = await recordedBy(PRESENT_ADDING_UP, leaningScreen)
  const rows = await replay.room.traces(violation?.id ?? '')
  expect(new Set(rows.map(({ trace }) => trace.addingUp))).toEqual(
    new Set([PRESENT_ADDING_UP.version]),
  )
})
