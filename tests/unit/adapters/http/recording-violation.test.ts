import { expect, test } from 'vitest'
import { presentViolation } from '../../../../src/adapters/http/present/violation.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Violation } from '../../../../src/core/violations/violation.ts'
import { anInstitution, aRoom, aVerdict, aViolation } from '../../../build/violations.ts'

const shown = (violation: Violation) =>
  presentViolation({
    violation,
    room: aRoom(),
    institution: anInstitution(),
    evidence: [],
    cut: null,
    alert: null,
    recordedAt: null,
    replay: null,
    findings: null,
  })

const ofRecording = (verdict: 'review' | 'forbidden', seconds: number | null): Violation => {
  const { openedAt } = aViolation()
  const judgement = { ...aVerdict({ verdict }), recording: { seconds } }
  return aViolation({ verdict, judgement, lastSeenAt: plus(openedAt, minutes(20)) })
}

test('a recording left to a person says so, and lasts no longer than it is', () => {
  const { seconds, recording, explanation } = shown(ofRecording('review', 12))
  expect({ seconds, recording }).toEqual({ seconds: 12, recording: { seconds: 12 } })
  expect(explanation.sentences).toContainEqual({
    zh: '录播 0:12，不是直播，由人工判断。',
    en: 'Recording 0:12, not live: for a person to decide.',
  })
  expect(shown(ofRecording('review', null)).seconds).toBe(0)
})

test('one that is offered on a timetable is judged by its time, and goes on as long as it is seen', () => {
  const { seconds, explanation } = shown(ofRecording('forbidden', 3_725))
  expect(seconds).toBe(1_200)
  expect(explanation.sentences.map(({ zh }) => zh)).toContain(
    '录播 1:02:05，不是直播，按开放时间判定。',
  )
})
