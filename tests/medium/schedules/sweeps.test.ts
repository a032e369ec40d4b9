import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inspectSchedules } from '../../../src/adapters/schedules/load-schedules.ts'
import { sentenceOf } from '../../../src/adapters/schedules/problem.ts'
import { sweepOf } from '../../../src/core/patrol/sweeps/sweep-of.ts'
import { windowKindsAt } from '../../../src/core/patrol/sweeps/window-kind.ts'
import { SCHEDULES_FOLDER, shanghai } from '../../build/law.ts'
import { copySchedules, type SchedulesCopy } from '../../build/schedules-copy.ts'
import { aRoom } from '../../build/violations.ts'

let copy: SchedulesCopy
beforeEach(async () => {
  copy = await copySchedules()
})
afterEach(() => copy.remove())

/** A sweep that is right in every part; tests break one. */
const SWEEP = {
  name: 'mine',
  titleZh: '我的巡查',
  cron: '"*/10 * * * * *"',
  rank: '7',
  window: '{ from: 2027-01-15, to: 2027-02-28 }',
  scope: '{ regions: ["4401"] }',
  cadence: '{ probeSeconds: 30, watchSeconds: 10 }',
}

async function told(change: Partial<Record<keyof typeof SWEEP | 'zone' | 'campaign', string>>) {
  const fields = Object.entries({ ...SWEEP, ...change })
  await copy.write(
    'sweeps/mine.yaml',
    `${fields.map(([key, value]) => `${key}: ${value}`).join('\n')}\n`,
  )
  const { problems, loaded } = await inspectSchedules(copy.folder)
  const ours = problems.filter(({ file }) => file === 'sweeps/mine.yaml')
  return {
    words: ours.map(sentenceOf).join('\n'),
    line: ours[0]?.line ?? null,
    severity: ours[0]?.severity ?? null,
    usable: loaded !== null,
  }
}
/** Of the field, as the file is written above. */
const lineOf = (field: keyof typeof SWEEP): number => Object.keys(SWEEP).indexOf(field) + 1

describe('the sweeps that are delivered', () => {
  test('load without a word, and say whose a room is at each time of the year', async () => {
    const { problems, loaded } = await inspectSchedules(SCHEDULES_FOLDER)
    expect(problems.filter(({ file }) => file.startsWith('sweeps/'))).toEqual([])
    if (loaded === null) throw new Error('the folder cannot be used')
    const { law, sweeps } = loaded
    const holder = (text: string, region = '440100') => {
      const now = shanghai(text)
      const windows = windowKindsAt(law, region, 'compulsory', now)
      const room = aRoom({ region })
      return sweepOf({ room, subjectTeachingNow: 'forbidden', windows }, sweeps, now)?.name
    }
    expect(holder('2026-04-15T10:00:00')).toBe('daily')
    expect(holder('2026-04-18T10:00:00')).toBe('weekend')
    expect(holder('2026-04-18T22:00:00')).toBe('curfew')
    expect(holder('2026-07-20T10:00:00')).toBe('vacation')
    expect(holder('2026-10-01T10:00:00')).toBe('holiday')
    expect(holder('2026-02-02T10:00:00')).toBe('key-periods')
    expect(holder('2022-01-16T10:00:00')).toBe('special-campaign')
    expect(holder('2022-01-26T10:00:00')).toBe('special-campaign')
    expect(holder('2022-01-18T10:00:00')).toBe('key-periods')
    // Nobody entered a school calendar: patrolled as if it were vacation, never taken for permitted.
    expect(holder('2026-07-15T10:00:00', '441400')).toBe('vacation')
  })
})

describe('a sweep that cannot be, or does not do what it says', () => {
  test('is usable when it is right', async () => {
    expect(await told({})).toMatchObject({ usable: true, words: '' })
    const hourly = {
      cron: '"0 0 * 15-31,1-28 1,2 *"',
      cadence:
        '{ probeSeconds: 3600, watchSeconds: 10, tiers: { key: { probeSeconds: 10, watchSeconds: 5 } } }',
      scope: '{ regions: ["4401"], tiers: [low] }',
    }
    expect(await told(hourly)).toMatchObject({ usable: true, words: '' })
  })

  test.each([
    ['has no end', { window: '{ from: 2027-01-15 }' }, 'window', '请写 to'],
    [
      'ends before it begins',
      { window: '{ from: 2027-02-15, to: 2027-01-15 }' },
      'window',
      '请改 to',
    ],
    [
      'names a day that does not exist',
      { window: '{ from: "02-30", to: "03-01" }' },
      'window',
      '不是存在的日期',
    ],
    ['has a cron of an impossible day', { cron: '"0 0 0 30 2 *"' }, 'cron', '永远不会触发'],
    ['is ticked once a day', { cron: '"0 0 8 * * *"' }, 'cron', '此间其直播间无人查看'],
    ['is not ticked by night', { cron: '"*/10 * 9-17 * * *"' }, 'cron', '此间其直播间无人查看'],
    [
      'is ticked on Mondays alone, with a higher rank than those that tick every day',
      { cron: '"*/10 * * * * 1"', rank: '500', window: 'null', scope: '{}' },
      'cron',
      '最长连续6天一次也不触发，此间其直播间无人查看。请把日子写进 window',
    ],
    [
      'is ticked more rarely than its key rooms want',
      {
        cron: '"0 0 * * * *"',
        cadence:
          '{ probeSeconds: 3600, watchSeconds: 10, tiers: { key: { probeSeconds: 10, watchSeconds: 5 } } }',
      },
      'cron',
      '超过（各 tiers 中最短的）probeSeconds 10秒',
    ],
    ['has a cron outside its days', { cron: '"0 0 8 * 7 *"' }, 'cron', '永远不会触发'],
    ['has a cron that is none', { cron: '"every minute"' }, 'cron', '不是 node-cron 表达式'],
    ['is in a zone that there is not', { zone: 'Asia/Nowhere' }, null, '没有时区'],
    [
      'is over a place nobody knows',
      { scope: '{ regions: ["9999"] }' },
      'scope',
      '不是存在的行政区划代码',
    ],
    ['is over a tier nobody knows', { scope: '{ tiers: [vip] }' }, 'scope', 'tiers'],
    ['has the rooms of another of its rank', { rank: '0' }, 'name', 'rank'],
    ['is named as another', { name: 'daily' }, 'name', '重复'],
    [
      'reports outside its campaign',
      { campaign: '{ stages: [{ titleZh: 一, titleEn: one, from: 2027-01-15, to: 2027-03-01 }] }' },
      null,
      '不在行动的起止日',
    ],
  ] as const)('%s: it is told with line and remedy', async (_, change, field, words) => {
    const found = await told(change)
    expect(found.words).toContain(words)
    expect(found.usable).toBe(false)
    if (field !== null) expect(found.line).toBe(lineOf(field))
  })
})

describe('a sweep beside the budget of a platform', () => {
  test('wants more looks than the budget of its platform: refused, and told where other platforms can', async () => {
    const budget = (name: string) =>
      `  - { name: ${name}, hosts: ["*.${name}.cn"], looksPerMinute: 6 }\n`
    await copy.write(
      'politeness.yaml',
      `default:
  { looksPerMinute: 240, concurrency: 6, jitter: 0.25, failuresToClose: 8, backOffSeconds: { first: 5, ceiling: 300 }, recoverSeconds: 60 }
platforms:
${budget('slow')}`,
    )
    const cadence = '{ probeSeconds: 1, watchSeconds: 1 }'
    const alone = await told({ cadence, scope: '{ platforms: [slow] }' })
    expect(alone).toMatchObject({ usable: false, severity: 'error', line: lineOf('cadence') })
    expect(alone.words).toContain('每 1 秒一看，而平台“slow”的文明巡查预算是 10 秒一看')
    expect(await told({ cadence })).toMatchObject({ usable: true, severity: 'warning' })
  })
})
