import { expect, test } from 'vitest'
import { type DecidedLead, NOT_ASKED } from '../../../../src/core/quality/decided-lead.ts'
import type { GoldenCase, GoldenItem } from '../../../../src/core/quality/golden.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import type { RecordsTestContext } from '../records-suite.ts'
import { aViolationOf } from '../records-violation-helpers.ts'

export function qualityTests({ transactions, unique }: RecordsTestContext): void {
  test('decisions are kept with what a second person made of them, and found by what is left to do', async () => {
    const violation = aViolationOf(unique)
    const lead = (name: string, change: Partial<DecidedLead>): DecidedLead => ({
      ...{ id: unique(name), violationId: violation.id, region: violation.region },
      ...{ kind: 'confirmed', by: 'user:li', openedAt: SATURDAY, firstLookAt: SATURDAY },
      ...{ decidedAt: SATURDAY, state: 'waiting', drawnBy: 'system', drawnAt: SATURDAY },
      ...{ second: null, settlement: null, cutDisputed: false },
      ...NOT_ASKED,
      ...change,
    })
    const second = { kind: 'dismissed', by: 'user:wang', at: SATURDAY, why: '是美术课' } as const
    const disputed = lead('disputed', { state: 'disagreed', second, cutDisputed: true })
    const later = lead('later', { decidedAt: plus(SATURDAY, minutes(1)) })
    const mine = (leads: readonly DecidedLead[]) =>
      leads.filter((one) => one.violationId === violation.id).map(({ id }) => id)
    const kept = await transactions().run(async ({ violations, decidedLeads }) => {
      await violations.save(violation)
      await decidedLeads.save({ ...disputed, state: 'waiting', second: null, cutDisputed: false })
      for (const one of [later, disputed]) await decidedLeads.save(one)
      const end = plus(SATURDAY, minutes(1))
      return {
        of: mine(await decidedLeads.ofViolation(violation.id)),
        waiting: mine(await decidedLeads.waiting(1_000)),
        before: mine(await decidedLeads.waiting(1_000, disputed)),
        after: mine(await decidedLeads.waiting(1_000, later)),
        disputed: mine(await decidedLeads.disputed(1_000)),
        cut: mine(await decidedLeads.cutDisputed()),
        between: mine(await decidedLeads.between(SATURDAY, end, { region: violation.region })),
        elsewhere: mine(await decidedLeads.between(SATURDAY, end, { region: '99' })),
        found: await decidedLeads.find(disputed.id),
        held: await decidedLeads.hold(later.id),
      }
    })
    const [first, last] = [disputed.id, later.id]
    expect(kept).toEqual({
      ...{ of: [first, last], waiting: [last], disputed: [first], cut: [first], between: [first] },
      ...{ before: [last], after: [], elsewhere: [], found: disputed, held: later },
    })
  })

  test('the share that is reviewed is kept once a place', async () => {
    const share = {
      confirmed: 0.1,
      dismissed: 0.2,
      golden: 0,
      savedBy: 'user:zhao',
      savedAt: SATURDAY,
    }
    const kept = await transactions().run(async ({ reviewShares }) => {
      await reviewShares.save({ ...share, region: '4404' })
      await reviewShares.save({ ...share, region: '4404', confirmed: 0.3 })
      return (await reviewShares.all()).filter(({ region }) => region === '4404')
    })
    expect(kept).toEqual([{ ...share, region: '4404', confirmed: 0.3 }])
  })
}

/** A case of a lead of its own, and one put before somebody. */
function aGoldenCase(unique: RecordsTestContext['unique']) {
  const violation = aViolationOf(unique)
  const who = `user:${unique('li')}`
  const [region, violationId] = [violation.region, violation.id]
  const golden: GoldenCase = {
    ...{ id: unique('case'), violationId, region, truth: 'dismissed', why: '是美术课' },
    ...{ by: 'system', at: SATURDAY, retired: false },
  }
  const item: GoldenItem = {
    ...{ id: unique('item'), caseId: golden.id, violationId, region, who, putAt: SATURDAY },
    ...{ claimedUntil: null, state: 'open', answeredAt: null },
    ...{ truth: null, why: null },
  }
  return { violation, golden, item }
}

export function goldenTests({ transactions, unique }: RecordsTestContext): void {
  test('golden cases are kept apart, with before whom they were put', async () => {
    const { violation, golden, item } = aGoldenCase(unique)
    const { who, region, violationId } = item
    const told = { truth: 'dismissed', why: '是美术课' } as const
    const answered = { ...item, ...told, state: 'hit', answeredAt: SATURDAY } as const
    const kept = await transactions().run(async ({ violations, goldenItems }) => {
      await violations.save(violation)
      await goldenItems.saveCase(golden)
      await goldenItems.saveCase({ ...golden, retired: true })
      await goldenItems.add(item)
      await goldenItems.add({ ...item, id: unique('again') })
      await goldenItems.save(answered)
      const end = plus(SATURDAY, minutes(1))
      return {
        case: await goldenItems.findCase(golden.id),
        ofViolation: (await goldenItems.ofViolation(violationId))?.id,
        ofNone: await goldenItems.ofViolation(unique('none')),
        listed: (await goldenItems.cases()).filter(({ id }) => id === golden.id).length,
        own: await goldenItems.of(who),
        ofCases: await goldenItems.ofCases([golden.id, unique('no case')]),
        ofNoCase: await goldenItems.ofCases([]),
        found: await goldenItems.find(item.id),
        held: await goldenItems.hold(item.id),
        between: (await goldenItems.between(SATURDAY, end, { region })).filter(
          (one) => one.who === who,
        ),
      }
    })
    expect(kept).toEqual({
      ...{ ofViolation: golden.id, ofNone: null },
      ...{ case: { ...golden, retired: true }, listed: 1, own: [answered] },
      ...{ ofCases: [answered], ofNoCase: [] },
      ...{ found: answered, held: answered, between: [answered] },
    })
  })

  test('a golden case is drawn for nobody who entered it or was shown it, and for none once it is retired', async () => {
    const { violation, golden, item } = aGoldenCase(unique)
    const entered = `user:${unique('wang')}`
    // The newest of all, whoever else entered some.
    const newest = { ...golden, by: entered, at: plus(SATURDAY, minutes(1_000_000)) }
    const draws = await transactions().run(async ({ violations, goldenItems }) => {
      const drawn = async (by: string) => (await goldenItems.draw(by, 0.999_999))?.id === golden.id
      await violations.save(violation)
      await goldenItems.saveCase(newest)
      const before = [await drawn(item.who), await drawn(entered)]
      await goldenItems.saveCase({ ...newest, retired: true })
      const retired = await drawn(item.who)
      await goldenItems.saveCase(newest)
      await goldenItems.add(item)
      const shown = await drawn(item.who)
      await goldenItems.saveCase({ ...newest, retired: true })
      return { before, retired, shown }
    })
    expect(draws).toEqual({ before: [true, false], retired: false, shown: false })
  })
}
