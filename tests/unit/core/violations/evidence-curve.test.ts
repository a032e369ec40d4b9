import { expect, it } from 'vitest'
import { followLook, NEW_SESSION } from '../../../../src/core/lesson/room-session.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { evidenceCurve } from '../../../../src/core/violations/evidence-curve.ts'
import type { RecordedTrace, TracedLook } from '../../../../src/core/violations/session-trace.ts'
import { classification } from '../../../build/classification.ts'
import { at } from '../../../build/violations.ts'

const START = at('2026-10-17T09:30:00+08:00')

const look = (after: number, average: number): TracedLook => ({
  at: plus(START, seconds(after)),
  changed: true,
  frame: null,
  text: `画面${after}`,
  emptiness: 'has-content',
  context: 'c',
  label: 'unsure',
  score: 0.7,
  modelVersion: 'test 1',
  belief: { average, independent: 1, screen: { says: 0.85, weight: 1 } },
})

const row = (looks: readonly TracedLook[], before = NEW_SESSION): RecordedTrace => ({
  violationId: 'v',
  observationId: 'o',
  watchId: 'w',
  version: 1,
  trace: { continues: null, before, looks, facts: {}, taught: null },
})

const curve = (rows: readonly RecordedTrace[]) => evidenceCurve(rows, () => null)

it('begins with the screens that were weighed before the first look that was told', () => {
  const { session } = followLook(NEW_SESSION, {
    at: START,
    changed: true,
    emptiness: 'has-content',
    text: '水彩画入门',
    classification: classification({ label: 'non-subject', score: 0.02, evidence: [] }),
  })
  const points = curve([row([look(30, 0.2)], session)])
  expect(points.map(({ text }) => text)).toEqual(['水彩画入门', '画面30'])
  expect(points[0]?.says).toBe(-1)
  expect(points[0]?.average).toBeLessThan(0)
})

it('stays a picture that can be drawn however long the lesson lasts, and never lacks its end', () => {
  const looks = Array.from({ length: 1_000 }, (_, i) => look(i * 15, i / 1_000))
  const points = curve([row(looks)])
  expect(points.length).toBeLessThanOrEqual(240)
  expect(points.at(-1)?.average).toBe(0.999)
})

it('has a step for a screen that stands only where it came up', () => {
  const stands = { ...look(45, 0.2), changed: false }
  expect(curve([row([look(30, 0.2), stands]), row([look(60, 0.4)])])).toHaveLength(2)
})
