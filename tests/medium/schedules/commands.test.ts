import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CommandIo } from '../../../src/cli/io.ts'
import { runCalendar } from '../../../src/cli/law/calendar.ts'
import { runJudge } from '../../../src/cli/law/judge.ts'
import { runSchedulesCheck } from '../../../src/cli/law/schedules-check.ts'
import { calendarYear } from '../../../src/contracts/law/calendar.ts'
import { judgeResponse } from '../../../src/contracts/law/judge.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'

type Spoken = { readonly io: CommandIo; readonly out: () => string; readonly err: () => string }

/** A terminal that types these lines and keeps what is said. */
function terminal(typed: readonly string[] = []): Spoken {
  const said = { out: '', err: '' }
  return {
    io: {
      lines: async function* () {
        yield* typed
      },
      out: (text) => {
        said.out += text
      },
      err: (text) => {
        said.err += text
      },
    },
    out: () => said.out,
    err: () => said.err,
  }
}

const session = (changes: Record<string, unknown> = {}): string =>
  JSON.stringify({
    id: 's',
    start: '2025-10-15T19:00:00+08:00',
    end: '2025-10-15T19:30:00+08:00',
    region: '440100',
    actor: 'licensed-online-subject',
    stage: 'compulsory',
    content: 'subject',
    ...changes,
  })
const SATURDAY = { start: '2025-10-18T10:00:00+08:00', end: '2025-10-18T10:25:00+08:00' }
const NOON = { start: '2025-10-15T12:30:00+08:00', end: '2025-10-15T12:55:00+08:00' }

async function judgeLines(lines: readonly string[]) {
  const spoken = terminal(lines)
  const code = await runJudge({ schedules: SCHEDULES_FOLDER, jsonl: '-' }, spoken.io)
  const answers = spoken
    .out()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => judgeResponse.parse(JSON.parse(line)))
  return { code, answers, err: spoken.err() }
}

describe('judge --jsonl', () => {
  test('answers line by line, in order, in the form of the contract', async () => {
    const { code, answers } = await judgeLines([
      session({ id: 1 }),
      '',
      session({ id: 'b', ...SATURDAY }),
      session({ id: 'c', ...NOON }),
    ])
    expect(answers.map(({ id, verdict }) => [id, verdict])).toEqual([
      [1, 'permitted'],
      ['b', 'forbidden'],
      ['c', 'review'],
    ])
    expect(code).toBe(10)
    expect(answers[1]?.hits).toMatchObject([
      { rule: 'CAL-REST', from: '2025-10-18T10:00:00+08:00', seconds: 1500 },
    ])
  })

  test('exits 11 when a person is needed and 0 when nothing is wrong', async () => {
    expect((await judgeLines([session(), session(NOON)])).code).toBe(11)
    expect((await judgeLines([session()])).code).toBe(0)
  })

  test('times in another zone are the same instants', async () => {
    const { answers } = await judgeLines([
      session({ start: '2025-10-18T02:00:00Z', end: '2025-10-18T02:25:00Z' }),
    ])
    expect(answers[0]?.hits[0]?.from).toBe('2025-10-18T10:00:00+08:00')
  })

  test('an excess within the uncertainty of the clock is borderline, for a person', async () => {
    const late = { start: '2025-10-15T20:30:00+08:00', end: '2025-10-15T21:00:01+08:00' }
    const { answers } = await judgeLines([session({ ...late, uncertaintySeconds: 2 })])
    expect(answers[0]?.verdict).toBe('review')
    expect(answers[0]?.hits.map((hit) => [hit.rule, hit.verdict])).toEqual([
      ['TOD-END21', 'review'],
      ['CLS-LEN30', 'review'],
    ])
  })

  test('without --jsonl it says how it is used', async () => {
    const spoken = terminal()
    expect(await runJudge({ schedules: SCHEDULES_FOLDER }, spoken.io)).toBe(2)
    expect(spoken.err()).toContain('--jsonl')
  })
})

test.each([
  ['{', '不是 JSON'],
  ['[]', '应为对象'],
  [session({ start: '2025-10-15 19:00' }), 'start'],
  [session({ start: '2025-02-30T19:00:00+08:00' }), 'start'],
  [session({ end: '2025-10-15T19:00:00+08:00' }), 'end'],
  [session({ end: '2035-10-15T19:00:00+08:00' }), 'end'],
  [session({ region: '999999' }), 'region'],
  [session({ region: '广州' }), 'region'],
  [session({ actor: 'somebody' }), 'actor'],
  [session({ stage: undefined }), 'stage'],
  [session({ content: 'maths' }), 'content'],
  [session({ profile: 'mars' }), 'profile'],
  [session({ uncertaintySeconds: -1 }), 'uncertaintySeconds'],
])('%s is no session: judge names line and field', async (line, field) => {
  const { code, answers, err } = await judgeLines([session(), line, session()])
  expect(code).toBe(2)
  expect(answers).toHaveLength(1)
  expect(err).toContain('第2行')
  expect(err).toContain('line 2')
  expect(err).toContain(field)
  expect(err.trim().split('\n')).toHaveLength(1)
})

describe('calendar', () => {
  const run = async (options: { year: string; region?: string; stage?: string }) => {
    const spoken = terminal()
    const code = await runCalendar(
      { ...options, schedules: SCHEDULES_FOLDER, json: true },
      spoken.io,
    )
    return { code, text: spoken.out(), err: spoken.err() }
  }

  test('2027 in Guangzhou is provisional, and 2027-02-05 is a statutory holiday', async () => {
    const { code, text } = await run({ year: '2027', region: '440100', stage: 'compulsory' })
    const year = calendarYear.parse(JSON.parse(text))
    expect(code).toBe(0)
    expect(year).toMatchObject({ provisional: true, status: 'provisional', regionName: '广州市' })
    expect(year.days).toHaveLength(365)
    expect(year.days.find((day) => day.date === '2027-02-05')?.kind).toBe('statutory-holiday')
  })

  test.each([
    ['4401', '440100'],
    ['44', '440000'],
    ['440106', '440106'],
  ])('a place is named as lists name it: %s', async (region, place) => {
    const short = await run({ year: '2026', region })
    expect(short).toMatchObject({ code: 0, err: '' })
    expect(short.text).toBe((await run({ year: '2026', region: place })).text)
    expect(calendarYear.parse(JSON.parse(short.text)).region).toBe(place)
  })

  test('2026 has every kind with its source', async () => {
    const { text } = await run({ year: '2026', region: '440100' })
    const year = calendarYear.parse(JSON.parse(text))
    expect(year.provisional).toBe(false)
    const swapped = year.days.find((day) => day.date === '2026-05-09')
    expect(swapped).toMatchObject({ kind: 'adjusted-workday', weekday: 6 })
    expect(swapped?.sources[0]).toContain('gov.cn')
  })

  test.each([
    [{ year: '26' }, 'year'],
    [{ year: '2101' }, 'year'],
    [{ year: '2026', region: '000000' }, 'region'],
    [{ year: '2026', region: '4499' }, 'region'],
    [{ year: '2026', region: '440' }, 'region'],
    [{ year: '2026', stage: 'primary' }, 'stage'],
  ])('%o is refused naming the field', async (options, field) => {
    const { code, err } = await run(options)
    expect(code).toBe(2)
    expect(err).toContain(field)
  })
})

describe('schedules check', () => {
  test('accepts what is shipped', async () => {
    const spoken = terminal()
    const code = await runSchedulesCheck({ schedules: SCHEDULES_FOLDER, json: true }, spoken.io)
    expect(code).toBe(0)
    expect(JSON.parse(spoken.out())).toMatchObject({ ok: true, ruleVersion: '2026.11-2' })
  })

  test('names what is broken, and the other commands refuse the folder too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'schedules-'))
    try {
      await cp(SCHEDULES_FOLDER, folder, { recursive: true })
      const file = join(folder, 'rules/book.yaml')
      await writeFile(file, (await readFile(file, 'utf8')).replace('2026.11-2', 'newest'))
      const spoken = terminal([session()])
      expect(await runSchedulesCheck({ schedules: folder }, spoken.io)).toBe(2)
      expect(spoken.err()).toContain('rules/book.yaml第3行')
      expect(await runJudge({ schedules: folder, jsonl: '-' }, spoken.io)).toBe(2)
      expect(await runCalendar({ schedules: folder, year: '2026' }, spoken.io)).toBe(2)
      expect(spoken.out()).toBe('')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
