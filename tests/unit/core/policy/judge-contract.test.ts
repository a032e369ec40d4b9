import { expect, test } from 'vitest'
import { judgeRequest } from '../../../../src/contracts/law/judge.ts'
import { KEY_PERIODS as WIRE_KEY_PERIODS } from '../../../../src/contracts/words/vocabulary.ts'
import { KEY_PERIODS } from '../../../../src/core/calendar/day-info.ts'
import { LICENCE_STATES, TEACHING_FORMS } from '../../../../src/core/policy/facts.ts'

const facts = judgeRequest.shape.facts.unwrap().shape

test('the wire knows the same licence states, forms and key periods as the law', () => {
  expect(facts.licence.unwrap().options).toEqual([...LICENCE_STATES])
  expect(facts.form.unwrap().options).toEqual([...TEACHING_FORMS])
  expect([...WIRE_KEY_PERIODS]).toEqual([...KEY_PERIODS])
})
