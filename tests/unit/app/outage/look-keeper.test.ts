import { describe, expect, it, vi } from 'vitest'
import { createSystemClock } from '../../../../src/adapters/system/system-clock.ts'
import { createLookKeeper } from '../../../../src/app/outage/look-keeper.ts'
import type { StageJob } from '../../../../src/app/pipeline.ts'
import { StorageAway } from '../../../../src/core/storage-away.ts'
import { instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'
import type { Observation } from '../../../../src/core/violations/observation.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const look = (id: number): Observation => ({
  id: `look-${id}`,
  roomId: 'room',
  watchId: 'watch',
  at: instantOfEpochMilliseconds(1_000 * id),
  kind: 'off-air',
})

/** A queue whose database comes and goes. */
function aQueue() {
  const written: string[] = []
  const state = { away: false, broken: false }
  const hand = async (jobs: readonly StageJob[]): Promise<void> => {
    if (state.away) throw new StorageAway('the test says so', 'unknown')
    if (state.broken) throw new Error('a bug')
    for (const { key } of jobs) written.push(key)
  }
  const keeper = createLookKeeper({ clock: createSystemClock(), logger: silentLogger, hand })
  return { written, state, keeper }
}

describe('looks while the database is away', () => {
  it('are kept, and written down in their order when it is back', async () => {
    const { written, state, keeper } = aQueue()
    await keeper.report(look(1))
    state.away = true
    await keeper.report(look(2))
    await keeper.report(look(3))
    expect(keeper.held()).toBe(2)
    expect(written).toEqual(['look-1'])
    state.away = false
    // Made when the database is there already: it must not overtake those that wait.
    await keeper.report(look(4))
    await vi.waitFor(() => expect(keeper.held()).toBe(0), { timeout: 9_000 })
    expect(written).toEqual(['look-1', 'look-2', 'look-3', 'look-4'])
    await keeper.report(look(5))
    expect(written.at(-1)).toBe('look-5')
  })

  it('are tried once more when the program stops', async () => {
    const { written, state, keeper } = aQueue()
    state.away = true
    await keeper.report(look(1))
    state.away = false
    await keeper.stop()
    expect(written).toEqual(['look-1'])
  })

  it('do not hide a bug of ours', async () => {
    const { state, keeper } = aQueue()
    state.broken = true
    await expect(keeper.report(look(1))).rejects.toThrow('a bug')
    expect(keeper.held()).toBe(0)
  })
})
