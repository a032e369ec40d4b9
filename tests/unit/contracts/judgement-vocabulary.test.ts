import { expect, it } from 'vitest'
import { JUDGEMENT_KINDS as ON_WIRE } from '../../../src/contracts/judgement.ts'
import { JUDGEMENT_KINDS } from '../../../src/core/judgement/standing.ts'

it('kinds of what judges are the same on the wire as in the domain', () => {
  expect(ON_WIRE).toEqual(JUDGEMENT_KINDS)
})
