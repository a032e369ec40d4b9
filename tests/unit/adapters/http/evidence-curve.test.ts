import { expect, test } from 'vitest'
import { presentCurve } from '../../../../src/adapters/http/present/evidence-curve.ts'
import { evidenceCurve } from '../../../../src/contracts/evidence-curve.ts'
import { PRESENT_ADDING_UP } from '../../../../src/core/lesson/adding-up/adding-up-versions.ts'

test('a curve by a rule that hands nothing to a person says so, and not that it does at once', () => {
  const leaning = { ...PRESENT_ADDING_UP.leaning, lead: null }
  const rule = { ...PRESENT_ADDING_UP, leaning }
  const curve = evidenceCurve.parse(presentCurve({ rule, points: [] }))
  expect(curve.leadAfterSeconds).toBeNull()
  expect(curve.leansFrom).toBe(leaning.from)
})
