import { describe, expect, it } from 'vitest'
import { presentCut } from '../../../../src/adapters/http/present/cuts/cut.ts'
import { WHOLE_JURISDICTION } from '../../../../src/core/access/jurisdiction.ts'
import type { CutOrder } from '../../../../src/core/cuts/cut-order.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { aCutOrder, SATURDAY } from '../../../build/database/database-rows.ts'

const APPROVAL: CutOrder['approval'] = {
  grounds: [],
  expiresAt: plus(SATURDAY, minutes(10)),
  approvedBy: null,
  approvedAt: null,
  ended: null,
}

const shown = (order: CutOrder) => presentCut(order, WHOLE_JURISDICTION)

describe('an order that needs a second person', () => {
  it('says so in its plan, also before it is given, and in its state while it waits', () => {
    const waiting = shown(aCutOrder({ status: 'requested', dryRun: false, approval: APPROVAL }))
    expect(waiting.stateWords.zh).toBe('已申请，等待第二人批准，尚未发送')
    expect(waiting.plan[0]?.zh).toContain('等待第二人批准，2026-')
    const preview = shown(aCutOrder({ status: 'requested', dryRun: true, approval: APPROVAL }))
    expect(preview.plan[0]).toEqual(waiting.plan[0])
  })

  it('is told from one that needs none', () => {
    const alone = shown(aCutOrder({ status: 'requested', dryRun: false, approval: null }))
    expect(alone.stateWords.zh).toBe('已申请，尚未发送')
    expect(alone.plan.some(({ zh }) => zh.includes('第二人'))).toBe(false)
  })
})
