import { describe, expect, it } from 'vitest'
import { confirmViolation } from '../../../../src/app/commands/confirm-violation.ts'
import { dismissViolation } from '../../../../src/app/commands/dismiss-violation.ts'
import { approveCut } from '../../../../src/app/cuts/approve-cut.ts'
import { issueLetter } from '../../../../src/app/letters/issue-letter.ts'
import { DEFAULT_CUT_RULES } from '../../../../src/core/cuts/power/cut-rules.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import {
  aCutOrder,
  aStoredAlert,
  aStoredViolation,
  SATURDAY,
} from '../../../build/database/database-rows.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const COMMAND = { violationId: 'violation-1', who: 'user:li', why: '画面为数学授课' }

async function seeded(): Promise<Transactions> {
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.violations.save(aStoredViolation())
    await records.alerts.save(aStoredAlert())
  })
  return transactions
}

/** The machine extends the violation between our reading and our writing, `times` times. */
function interrupted(inner: Transactions, times: number): Transactions {
  let left = times
  return {
    run: async (work) => {
      const interfere = left > 0
      left -= 1
      return await inner.run(async (records) =>
        work({
          ...records,
          violations: {
            ...records.violations,
            save: async (violation) =>
              interfere ? false : await records.violations.save(violation),
          },
        }),
      )
    },
  }
}

describe('deciding on a violation', () => {
  it('writes state, audit and alert together, with wall and monotonic time', async () => {
    const transactions = await seeded()
    const clock = createFakeClock(SATURDAY)
    const result = await confirmViolation(
      { clock, transactions, identifiers: createFakeIdentifiers() },
      COMMAND,
    )
    expect(result).toMatchObject({ ok: true, value: { status: 'confirmed' } })
    await transactions.run(async (records) => {
      expect(await records.violations.find('violation-1')).toMatchObject({ status: 'confirmed' })
      const events = await records.journal.after(0, 10)
      expect(events.map(({ type }) => type)).toEqual(['violation.changed', 'alert.changed'])
      expect(events[0]).toMatchObject({
        who: 'user:li',
        why: '画面为数学授课',
        at: SATURDAY,
        monotonic: 0.731_25,
        ruleVersion: '2026.11-1',
        data: { status: 'confirmed' },
      })
    })
  })

  it('is not turned away because the machine looked at the room meanwhile', async () => {
    const transactions = await seeded()
    const deps = {
      clock: createFakeClock(SATURDAY),
      identifiers: createFakeIdentifiers(),
      transactions: interrupted(transactions, 3),
    }
    expect(await confirmViolation(deps, COMMAND)).toMatchObject({ ok: true })
    const events = await transactions.run((records) => records.journal.after(0, 10))
    expect(events).toHaveLength(2)
  })

  it('gives up with a conflict when others are always faster, and leaves no trace', async () => {
    const transactions = await seeded()
    const deps = {
      clock: createFakeClock(SATURDAY),
      identifiers: createFakeIdentifiers(),
      transactions: interrupted(transactions, 99),
    }
    expect(await confirmViolation(deps, COMMAND)).toMatchObject({ fault: { code: 'conflict' } })
    expect(await transactions.run((records) => records.journal.after(0, 10))).toEqual([])
  })

  it('does not know violations that do not exist', async () => {
    const deps = {
      clock: createFakeClock(SATURDAY),
      identifiers: createFakeIdentifiers(),
      transactions: createMemoryTransactions(),
    }
    expect(await confirmViolation(deps, COMMAND)).toMatchObject({ fault: { code: 'not-found' } })
  })

  it('does not dismiss without a reason', async () => {
    const deps = {
      clock: createFakeClock(SATURDAY),
      identifiers: createFakeIdentifiers(),
      transactions: await seeded(),
    }
    const result = await dismissViolation(deps, { ...COMMAND, why: ' ' })
    expect(result).toMatchObject({ fault: { code: 'bad-request', where: 'reason' } })
  })
})

describe('what hangs on a decision', () => {
  it('asks nobody any more to approve the cut of what was dismissed, and lets nobody approve it', async () => {
    const transactions = await seeded()
    const clock = createFakeClock(SATURDAY)
    const waiting = aCutOrder({ status: 'requested', version: 1 })
    await transactions.run((records) => records.cutOrders.save(waiting))
    const approve = { cutOrderId: waiting.id, who: 'user:wang', why: '同意' }
    const handsBehind = async (who: string) => new Set([who])
    const identifiers = createFakeIdentifiers()
    const deps = {
      clock,
      transactions,
      identifiers,
      handsBehind,
      cutRules: () => DEFAULT_CUT_RULES,
    }
    expect(await dismissViolation(deps, COMMAND)).toMatchObject({ ok: true })
    const order = await transactions.run((records) => records.cutOrders.find(waiting.id))
    expect(order).toMatchObject({ status: 'not-approved', approval: { ended: { by: 'user:li' } } })
    // One that was left waiting by an earlier release.
    const left = { ...waiting, version: 3 }
    await transactions.run((records) => records.cutOrders.save(left))
    expect(await approveCut(deps, approve)).toMatchObject({ fault: { code: 'wrong-state' } })
  })

  it('is done one after another: whoever decides by its state holds it, and so does who writes a letter', async () => {
    const inner = await seeded()
    const held: string[] = []
    const transactions: Transactions = {
      run: (work) =>
        inner.run((records) => {
          const hold = (id: string) => {
            held.push(id)
            return records.violations.hold(id)
          }
          return work({ ...records, violations: { ...records.violations, hold } })
        }),
    }
    const deps = {
      clock: createFakeClock(SATURDAY),
      transactions,
      identifiers: createFakeIdentifiers(),
    }
    await confirmViolation(deps, COMMAND)
    expect(held).toEqual(['violation-1'])
    // Refused for want of an issuer, so that nothing else of what a letter needs is ever asked: the type is told so.
    const letterDeps = deps as unknown as Parameters<typeof issueLetter>[0]
    const letter = { ...COMMAND, addressee: '某平台', account: null, measures: [] }
    await issueLetter(letterDeps, { ...letter, sellsCourses: false, preview: true })
    expect(held).toEqual(['violation-1', 'violation-1'])
  })
})
