import {
  type FirstViolation,
  ongoingViolation,
  type ProvenCut,
  settledCut,
  signInOperator,
  type UnattendedOperator,
  until,
  violationsOfRoom,
} from '../../compose/rehearsal/unattended-operator.ts'
import { cutOrder } from '../../contracts/cut.ts'
import { violation } from '../../contracts/violation.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'

export type RehearseOnceNeeds = {
  readonly io: CommandIo
  readonly programUrl: string
  readonly password: string
  readonly rooms: readonly LiveRoom[]
  readonly evidenceFolder: string
  readonly stop: AbortSignal
}

type Timings = {
  readonly detectedMillis: number | null
  readonly confirmedToVerifiedMillis: number | null
}

const DETECTION_PATIENCE = 90_000
const PROOF_PATIENCE = 90_000

async function confirmAndCut(
  operator: UnattendedOperator,
  found: FirstViolation,
  needs: RehearseOnceNeeds,
): Promise<ProvenCut | null> {
  needs.io.err(`发现 found: ${found.rule} ${found.subjects.join(' ')} ${found.roomTitle}\n`)
  await operator.post(`/violations/${found.id}/confirm`, { reason: '演练：自动认定' }, violation)
  const reason = '演练：自动阻断'
  const order = await operator.post(
    `/violations/${found.id}/cut`,
    { reason, ban: true, until: null, dryRun: false },
    cutOrder,
  )
  needs.io.err(`已认定并下达阻断 confirmed, cut ordered: ${order.state}\n`)
  return await until(() => settledCut(operator, order.id), PROOF_PATIENCE, needs.stop)
}

async function quietRooms(
  operator: UnattendedOperator,
  rooms: readonly LiveRoom[],
  guilty: string,
) {
  const others = rooms.filter((room) => room.id !== guilty)
  return await Promise.all(
    others.map(async (room) => ({
      roomId: room.id,
      title: room.title,
      violations: (await violationsOfRoom(operator, room.id)).length,
    })),
  )
}

function summaryOf(
  found: FirstViolation | null,
  cut: ProvenCut | null,
  rooms: Awaited<ReturnType<typeof quietRooms>>,
  timings: Timings,
  evidenceFolder: string,
) {
  const quiet = rooms.every((room) => room.violations === 0)
  const ok = found !== null && found.status === 'confirmed' && cut?.state === 'verified' && quiet
  return {
    ok,
    violation:
      found === null
        ? null
        : {
            id: found.id,
            roomId: found.roomId,
            room: found.roomTitle,
            institution: found.institutionName,
            rule: found.rule,
            rules: found.rules,
            subject: found.subjects[0] ?? null,
            status: found.status,
            startedAt: found.startedAt,
            ruleVersion: found.ruleVersion,
            explanation: found.explanation.sentences,
          },
    evidence: (found?.evidence ?? []).map(({ sha256, at, kind }) => ({
      kind,
      at,
      sha256,
      file: `${evidenceFolder}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`,
    })),
    latencyMillis: { ...timings, ...(found?.latency ?? {}) },
    cut:
      cut === null ? null : { id: cut.id, state: cut.state, steps: cut.steps, checks: cut.checks },
    quietRooms: rooms,
  }
}

/** Plays the operator until the cut is proven, prints the summary, and fails when any step did not happen. */
export async function rehearseOnce(needs: RehearseOnceNeeds): Promise<ExitCode> {
  const operator = await signInOperator(needs.programUrl, 'admin', needs.password)
  const began = performance.now()
  const found = await until(() => ongoingViolation(operator), DETECTION_PATIENCE, needs.stop)
  const detected = performance.now()
  const cut = found === null ? null : await confirmAndCut(operator, found, needs)
  const verified = performance.now()
  const latest = found === null ? null : await operator.get(`/violations/${found.id}`, violation)
  const rooms = await quietRooms(operator, needs.rooms, found?.roomId ?? '')
  const timings: Timings = {
    detectedMillis: found === null ? null : Math.round(detected - began),
    confirmedToVerifiedMillis: cut === null ? null : Math.round(verified - detected),
  }
  const summary = summaryOf(latest, cut, rooms, timings, needs.evidenceFolder)
  needs.io.out(`${JSON.stringify(summary, null, 2)}\n`)
  return summary.ok ? EXIT.done : EXIT.ourFault
}
