import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inspectSchedules, loadSchedules } from '../../../src/adapters/schedules/load-schedules.ts'
import { fileDocument } from '../../../src/contracts/law/schedule-file.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import { DEFAULT_REPORT_TEMPLATE, REPORTS_FILE } from '../../../src/core/reports/report-template.ts'
import { buildSession, SCHEDULES_FOLDER } from '../../build/law.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schedules-'))
  await cp(SCHEDULES_FOLDER, folder, { recursive: true })
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(join(folder, file), 'utf8')
  const after = change(before)
  expect(after, `the edit of ${file} changes something`).not.toBe(before)
  await writeFile(join(folder, file), after)
}

/** The sentence an administrator reads, and where it points. */
async function refusal(): Promise<{ readonly message: string; readonly where: string }> {
  const loaded = await loadSchedules(folder)
  if (loaded.ok) throw new Error('the folder was accepted')
  expect(loaded.fault.code).toBe('schedule-invalid')
  return { message: loaded.fault.message, where: loaded.fault.where ?? '' }
}

const JUDGED_YEAR = 'calendars/national/2026.yaml'
const GUANGZHOU = 'calendars/regions/440100.yaml'

test('the shipped folder loads, with its patrol', async () => {
  const loaded = await loadSchedules(folder)
  if (!loaded.ok) throw new Error(loaded.fault.message)
  expect(loaded.value.law.rules.version).toBe('2026.11-2')
  expect(loaded.value.sweeps).toContainEqual(
    expect.objectContaining({
      name: 'daily',
      cadence: { probeSeconds: 10, watchSeconds: 5 },
      regions: [],
      window: null,
    }),
  )
})

/** What is broken, in which file, by which edit, and the words that must come out. */
const BROKEN = [
  [
    'a date that does not exist',
    GUANGZHOU,
    'winter: 2026-01-31',
    'winter: 2026-02-30',
    '不是存在的日期',
  ],
  [
    'vacations out of order',
    GUANGZHOU,
    'spring: 2026-03-02',
    'spring: 2026-01-02',
    '应晚于前一个日期',
  ],
  [
    'a school calendar without its source',
    GUANGZHOU,
    /source:\n +- https:\/\/xsc.*\n/,
    'source: []\n',
    '必须写明来源',
  ],
  ['an unknown field', GUANGZHOU, 'terms:', 'holidays: []\nterms:', '不认识的字段 holidays'],
  [
    'a profile that extends nothing',
    GUANGZHOU,
    'extends: GD',
    'extends: XX',
    'extends 指向不存在的作息',
  ],
  [
    'a region nobody knows',
    GUANGZHOU,
    'region: "440100"',
    'region: "990100"',
    '不是存在的行政区划代码',
  ],
  [
    'a file under the wrong name',
    GUANGZHOU,
    'region: "440100"',
    'region: "440200"',
    '文件名应为 440200.yaml',
  ],
  ['broken YAML', JUDGED_YEAR, 'off:', 'off: [', 'YAML 语法错误'],
  [
    'a lesson rule without its maximum',
    'rules/class.yaml',
    'maxSeconds: 1800',
    'maximum: 1800',
    '缺参数 maxSeconds',
  ],
  [
    'a verdict the law does not know',
    'rules/calendar.yaml',
    'verdict: forbidden',
    'verdict: allowed',
    '只能是 forbidden、review',
  ],
  [
    'a cron expression that is none',
    'sweeps/daily.yaml',
    '*/10 * * * * *',
    'every day',
    '不是 node-cron 表达式',
  ],
  [
    'a default profile that is not complete',
    'calendars/regions/440000.yaml',
    /nightEnd.*\n/,
    '\n',
    '缺 nightEnd',
  ],
] as const

describe('a broken file is refused with file, line and reason', () => {
  test('a swap on a Tuesday', async () => {
    await edit(JUDGED_YEAR, (text) => text.replace('date: 2026-02-14', 'date: 2026-02-24'))
    const { message, where } = await refusal()
    expect(message).toContain('2026.yaml第17行：调休上班日 2026-02-24 不是周六或周日')
    expect(message).toContain('line 17')
    expect(where).toBe(`${folder}/${JUDGED_YEAR}:17`)
  })

  test.each(BROKEN)('%s', async (_what, file, from, to, reason) => {
    await edit(file, (text) => text.replace(from, to))
    const { message, where } = await refusal()
    expect(message).toContain(reason)
    expect(message.split('\n')).toHaveLength(1)
    expect(where).toContain(file)
  })

  test('a rule that is missing altogether', async () => {
    await rm(join(folder, 'rules/stage.yaml'))
    expect((await refusal()).message).toContain('STG-PRE')
  })

  test('a folder that is not there', async () => {
    const loaded = await loadSchedules(join(folder, 'nowhere'))
    expect(loaded.ok).toBe(false)
  })

  test('several problems are all reported, by the inspection and by the load, a line each', async () => {
    await edit(JUDGED_YEAR, (text) => text.replace('date: 2026-02-14', 'date: 2026-02-24'))
    await edit(GUANGZHOU, (text) => text.replace('winter: 2026-01-31', 'winter: never'))
    const { problems, loaded } = await inspectSchedules(folder)
    expect(problems.filter((problem) => problem.severity === 'error')).toHaveLength(2)
    expect(loaded).toBeNull()
    const lines = (await refusal()).message.split('\n')
    expect(lines).toHaveLength(2)
    expect(lines.filter((line) => line.startsWith(JUDGED_YEAR))).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith(GUANGZHOU))).toHaveLength(1)
  })
})

describe('what a person would understand is accepted', () => {
  test('a byte order mark and CRLF line ends', async () => {
    await edit(GUANGZHOU, (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    expect((await loadSchedules(folder)).ok).toBe(true)
  })
})

test('without the school calendar of a city its January evenings are for a person', async () => {
  await rm(join(folder, GUANGZHOU))
  const loaded = await loadSchedules(folder)
  if (!loaded.ok) throw new Error(loaded.fault.message)
  for (let day = 5; day <= 31; day += 1) {
    const date = `2026-01-${String(day).padStart(2, '0')}`
    const session = buildSession(`${date}T19:00:00`, `${date}T19:25:00`)
    const verdict = judge(session, loaded.value.law)
    expect(verdict.verdict, date).toBe('review')
    expect(verdict.hits.map((hit) => hit.rule)).toEqual(['CAL-UNKNOWN'])
  }
})

test('a new notice turns a provisional year into an official one', async () => {
  await edit('calendars/national/2027.yaml', (text) =>
    text
      .replace('status: provisional', 'status: official')
      .replace('source: []', 'source: ["https://example.test/notice"]')
      .replace(
        'off: []',
        `off:
  - { name: 元旦, start: 2027-01-01, end: 2027-01-03 }
  - { name: 春节, start: 2027-02-05, end: 2027-02-11 }
  - { name: 清明节, start: 2027-04-03, end: 2027-04-05 }
  - { name: 劳动节, start: 2027-05-01, end: 2027-05-05 }
  - { name: 端午节, start: 2027-06-09, end: 2027-06-09 }
  - { name: 中秋节, start: 2027-09-15, end: 2027-09-15 }
  - { name: 国庆节, start: 2027-10-01, end: 2027-10-07 }`,
      )
      .replace('adjustedWorkdays: []', 'adjustedWorkdays:\n  - { date: 2027-10-09, for: 国庆节 }'),
  )
  const loaded = await loadSchedules(folder)
  if (!loaded.ok) throw new Error(loaded.fault.message)
  const { law } = loaded.value
  const friday = judge(buildSession('2027-10-08T19:00:00', '2027-10-08T19:25:00'), law)
  expect(friday).toMatchObject({ verdict: 'permitted', provisional: false })
  const swapped = judge(buildSession('2027-10-09T19:00:00', '2027-10-09T19:25:00'), law)
  expect(swapped).toMatchObject({ verdict: 'permitted' })
})

test('the texts of a template of reports have a length', async () => {
  const written = {
    ...DEFAULT_REPORT_TEMPLATE,
    summary: { ...DEFAULT_REPORT_TEMPLATE.summary, proposals: ['题'.repeat(2_001)] },
  }
  await writeFile(join(folder, REPORTS_FILE), JSON.stringify(written))
  expect((await refusal()).message).toContain('至多 2000 字')
})

test('a file of the schedules that is handed in as a value is no longer than one as text', () => {
  const document = (letters: number) => ({ title: '题'.repeat(letters) })
  expect(fileDocument.safeParse(document(60_000)).success).toBe(true)
  expect(fileDocument.safeParse(document(64_000)).success).toBe(false)
})
