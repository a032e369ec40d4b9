import { expect, test } from 'vitest'
import { createFileRows } from '../../../../src/app/proofs/verify-files.ts'
import type { AnchorStatement } from '../../../../src/core/evidence/proof/anchor.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const file = (index: number) => ({
  violationId: `v${index}`,
  sha256: 'a'.repeat(64),
  kind: 'frame',
  at: SATURDAY,
  details: '',
})

test('evidence that is gone is judged a page at a time, and who stops the check need not wait for the end', async () => {
  const rows = createFileRows(
    { filesAmong: async () => [], eventsOf: async () => new Map() },
    SATURDAY,
  )
  const files = Array.from({ length: 120 }, (_, index) => file(index))
  const statement: Partial<AnchorStatement> = {
    files,
    at: SATURDAY,
    events: { from: 1, to: 2, head: '' },
  }
  await rows.seeAnchor(statement as AnchorStatement)
  const looked: number[] = []
  expect(await rows.findings((count) => looked.push(count))).toHaveLength(120)
  expect(looked).toEqual([0, 50, 100])
  const stopped = rows.findings(() => {
    throw new Error('stopped')
  })
  await expect(stopped).rejects.toThrow('stopped')
})
