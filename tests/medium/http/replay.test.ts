import { expect, it } from 'vitest'
import { violation as violationShape } from '../../../src/contracts/violation.ts'
import type { ReplayFinding } from '../../../src/core/replay/replay-finding.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { minus, plus } from '../../../src/core/time/instant.ts'
import { anInstitution, aRoom, at, aViolation } from '../../build/violations.ts'
import { startHttp } from './http-harness.ts'

const FINDING: ReplayFinding = {
  kind: 'earlier-session',
  sameAs: {
    sessionId: 'before',
    roomId: 'room-1',
    startedAt: at('2026-02-07T19:00:00+08:00'),
  },
  offsetSeconds: 720,
  scenes: 11,
  agreement: 0.96,
  spanSeconds: 480,
  signs: ['scheduled', 'collective'],
  judgedAs: 'live',
}

async function opened(finding: ReplayFinding | null, startedEarlier = minutes(10)) {
  const http = await startHttp()
  const violation = aViolation()
  await http.transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    await records.violations.save(violation)
    const startedAt = minus(violation.openedAt, startedEarlier)
    await records.airPrints.save({
      id: 'now',
      roomId: violation.roomId,
      institutionId: violation.institutionId,
      startedAt,
      lastAt: plus(startedAt, minutes(30)),
      finding,
    })
  })
  const headers = { authorization: `Bearer ${await http.token('operator')}` }
  const answer = await http.app.inject({ url: `/api/v1/violations/${violation.id}`, headers })
  return violationShape.parse(answer.json())
}

it('says of a violation which lesson it repeats, shifted by how much, and how that is judged', async () => {
  const { replay, explanation } = await opened(FINDING)
  expect(replay).toMatchObject({
    kind: 'earlier-session',
    sameAs: { roomId: 'room-1', startedAt: '2026-02-07T19:00:00+08:00' },
    offsetSeconds: 720,
    disguise: 'D3',
    judgedAs: 'live',
  })
  const said = explanation.sentences.map(({ zh }) => zh).join('')
  expect(said).toContain('与 2026-02-07 19:00 相同，偏移 12 分钟')
})

it('says nothing of the kind when nothing was found', async () => {
  const { replay, explanation } = await opened(null)
  expect(replay).toBeNull()
  expect(explanation.sentences.map(({ zh }) => zh).join('')).not.toContain('偏移')
})

it('does not take over what was found in another session of the room', async () => {
  expect((await opened(FINDING, hours(5))).replay).toBeNull()
})
