import { expect, test } from 'vitest'
import { draftOf, forgetDraft, keepDraft } from '../../../src/dashboard/cut/cut-drafts.ts'

test('a typed reason is kept for its violation, and only until it is ordered', () => {
  keepDraft('v-maths', { reason: '休息日讲授数学', ban: true, until: '' })
  expect(draftOf('v-maths').reason).toBe('休息日讲授数学')
  expect(draftOf('v-english').reason).toBe('')
  forgetDraft('v-maths')
  expect(draftOf('v-maths').reason).toBe('')
})
