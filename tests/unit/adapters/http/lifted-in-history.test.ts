import { expect, test } from 'vitest'
import { presentViolationEvent } from '../../../../src/adapters/http/present/violation-event.ts'
import type { JournalEvent } from '../../../../src/core/evidence/journal-event.ts'
import { at } from '../../../build/violations.ts'

test('the history of a lead tells the lifting of a cut from its order', () => {
  const event = (status: string) =>
    ({
      ...{ type: 'cut.changed', subjectKind: 'cut', subjectId: 'c', sequence: 7, monotonic: 1 },
      ...{ at: at('2026-10-17T10:00:00+08:00'), who: 'user:wang', why: '', ruleVersion: null },
      ...{ data: { dryRun: false, status }, hash: 'a', previousHash: 'b' },
    }) as unknown as JournalEvent
  expect(presentViolationEvent(event('undone'))?.lifted).toBe(true)
  expect(presentViolationEvent(event('approved'))).not.toHaveProperty('lifted')
})
