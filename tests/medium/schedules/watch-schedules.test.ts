import { expect, test } from 'vitest'
import { openLiveSchedules } from '../../../src/adapters/schedules/live-schedules.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { legalNotices } from '../../../src/app/queries/legal-notices.ts'
import { watchSchedules } from '../../../src/compose/law/watch-schedules.ts'
import { milliseconds } from '../../../src/core/time/duration.ts'
import { formatInstant } from '../../../src/core/time/instant.ts'
import { patiently } from '../../build/patience.ts'
import { copySchedules } from '../../build/schedules-copy.ts'
import { at } from '../../build/violations.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const NOW = at('2026-11-22T10:00:00+08:00')

test('a broken file leaves the law as it was, is written into the journal and named; mended, it is forgotten', async () => {
  const copy = await copySchedules()
  const opened = await openLiveSchedules(copy.folder, sha256)
  if (!opened.ok) throw new Error(opened.fault.message)
  const schedules = opened.value
  const transactions = createMemoryTransactions()
  const stop = new AbortController()
  const clock = {
    now: () => NOW,
    monotonic: () => milliseconds(0),
    // The next round begins when the loop has had its turn; the real clock would wait three seconds.
    sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
  }
  const watching = watchSchedules(
    {
      schedules,
      clock,
      logger: silentLogger,
      transactions,
      politeness: () => schedules.loaded().politeness,
    },
    stop.signal,
  )
  const law = schedules.law()
  const good = await copy.read('rules/class.yaml')
  await copy.write('rules/class.yaml', 'rules: [')
  const last = () => transactions.run((records) => records.journal.last())
  await patiently(async () => {
    expect(await last()).toMatchObject({
      type: 'system.changed',
      who: 'system',
      data: { trouble: expect.stringContaining('rules/class.yaml') },
    })
  })
  expect(schedules.law()).toBe(law)
  const notices = legalNotices(law, schedules.trouble(), NOW, schedules.brokenSince())
  expect(notices.map(({ code }) => code)).toEqual(['calendar-provisional', 'schedules-broken'])
  expect(notices[1]?.zh).toContain(formatInstant(schedules.brokenSince() ?? NOW))
  expect(notices[1]?.zh).toContain(law.rules.version)
  await copy.write('rules/class.yaml', good)
  await patiently(async () => expect(await last()).toMatchObject({ data: { trouble: null } }))
  expect(schedules.trouble()).toBeNull()
  expect(schedules.brokenSince()).toBeNull()
  stop.abort()
  await watching
  await copy.remove()
})
