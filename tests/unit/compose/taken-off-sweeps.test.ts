import { expect, it, onTestFinished } from 'vitest'
import { createLivedTime } from '../../../src/app/retention/keep-lived-time.ts'
import { createClosers } from '../../../src/compose/closers.ts'
import { openLegalTime } from '../../../src/compose/law/legal-time.ts'
import { openWatchers } from '../../../src/compose/open/open-watchers.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import { patiently } from '../../build/patience.ts'
import { aRun, aSweep } from '../../build/sweeps.ts'
import { at } from '../../build/violations.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const STORE = { place: 'memory', trouble: null, waiting: 0, inMemory: 0, lost: 0, lostFiles: [] }
const NOW = at('2026-10-17T09:30:00+08:00')

it.each([
  ['plans', true],
  ['does not plan', false],
])(
  'a process that %s tells which sweep was taken off today, until it is resumed',
  async (_, plans) => {
    const { clock, pass, asleep } = createHandClock(NOW)
    const transactions = createMemoryTransactions()
    const legal = await openLegalTime(SCHEDULES_FOLDER)
    if (!legal.ok) throw new Error(legal.fault.message)
    const closers = createClosers(silentLogger, clock)
    const run = aRun({ state: 'paused' })
    await transactions.run(({ sweepRuns }) => sweepRuns.open(run))
    const watchers = await openWatchers(
      { clock, logger: silentLogger, closers },
      {
        transactions,
        keepLived: createLivedTime({ clock, transactions }),
        database: { space: () => null },
      },
      { ...legal.value, sweeps: () => [aSweep()] },
      { state: () => STORE },
      plans,
    )
    onTestFinished(() => closers.closeAll())
    const looked = () => patiently(() => expect(asleep()).toBe(3))
    await looked()
    const codes = () => watchers.notices().map(({ code }) => code)
    expect(codes()).toContain('sweep-taken-off')

    const running = { ...run, state: 'running' } as const
    await transactions.run(({ sweepRuns }) => sweepRuns.change(run.id, 'paused', running))
    pass(seconds(10))
    await looked()
    expect(codes()).not.toContain('sweep-taken-off')
  },
)
