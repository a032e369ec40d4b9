import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLiveSchedules } from '../../../src/adapters/schedules/live-schedules.ts'
import { loadSchedules } from '../../../src/adapters/schedules/load-schedules.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { budgetOfUrl } from '../../../src/core/patrol/politeness-host.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import { copySchedules, type SchedulesCopy } from '../../build/schedules-copy.ts'

const GOOD = `default:
  looksPerMinute: 30
  concurrency: 2
  jitter: 0.5
  failuresToClose: 4
  backOffSeconds: { first: 2, ceiling: 60 }
  recoverSeconds: 30
platforms:
  - name: big
    hosts: ["*.big.cn"]
    looksPerMinute: 6
`

let copy: SchedulesCopy

beforeEach(async () => {
  copy = await copySchedules()
})
afterEach(() => copy.remove())

async function politeness(folder = copy.folder) {
  const loaded = await loadSchedules(folder)
  if (!loaded.ok) throw new Error(loaded.fault.message)
  return loaded.value.politeness
}

describe('politeness.yaml', () => {
  it('as delivered lets our own machine be looked at far more often than anybody else', async () => {
    const rules = await politeness(SCHEDULES_FOLDER)
    const own = budgetOfUrl(rules, 'http://127.0.0.1:8000/live.flv')?.budget
    const other = budgetOfUrl(rules, 'https://live.example.cn/1')?.budget
    expect(own?.looksPerMinute).toBeGreaterThan(10 * (other?.looksPerMinute ?? 1))
  })

  it('gives a platform its own figures, and the default where it says nothing', async () => {
    await copy.write('politeness.yaml', GOOD)
    const found = budgetOfUrl(await politeness(), 'https://m.big.cn/room/1')
    expect(found).toMatchObject({
      host: 'big',
      budget: { looksPerMinute: 6, concurrency: 2, backOffCeiling: seconds(60) },
    })
  })

  it('may be missing: then a careful default holds for everybody', async () => {
    expect(await politeness()).toMatchObject({ rules: [], others: { looksPerMinute: 240 } })
  })

  it.each([
    ['looksPerMinute: 30', 'looksPerMinute: often', 2],
    ['looksPerMinute: 6', 'looksPerMinute: 0', 11],
    ['concurrency: 2', 'concurrency: 0', 3],
    ['jitter: 0.5', 'jitter: 7', 4],
    ['{ first: 2, ceiling: 60 }', '{ first: 90, ceiling: 60 }', 6],
    ['"*.big.cn"', '"https://big.cn/"', 10],
    ['recoverSeconds: 30', 'recoverSeconds: 30\n  looksPerHour: 9', 8],
  ])('%s → %s is refused with its line', async (from, to, line) => {
    await copy.write('politeness.yaml', GOOD.replace(from, to))
    const loaded = await loadSchedules(copy.folder)
    if (loaded.ok) throw new Error('was accepted')
    expect(loaded.fault.code).toBe('schedule-invalid')
    expect(loaded.fault.where).toContain(`politeness.yaml:${line}`)
  })

  it('refuses two platforms of one name', async () => {
    const again = GOOD + GOOD.slice(GOOD.indexOf('  - name'))
    await copy.write('politeness.yaml', again)
    const loaded = await loadSchedules(copy.folder)
    expect(loaded.ok ? null : loaded.fault.message).toContain('“big”重复')
  })

  it('is taken over by a running program when it is written', async () => {
    const opened = await openLiveSchedules(copy.folder, sha256)
    if (!opened.ok) throw new Error(opened.fault.message)
    await copy.write('politeness.yaml', GOOD)
    expect(await opened.value.refresh()).toBe('changed')
    expect(opened.value.loaded().politeness.others.looksPerMinute).toBe(30)
  })
})
