import { describe, expect, test } from 'vitest'
import type { CommandIo } from '../../../src/cli/io.ts'
import { runJudge } from '../../../src/cli/law/judge.ts'
import { judgeAnswer } from '../../../src/contracts/law/judge-object.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import { DUTY_ROWS } from '../../unit/core/policy/objects/duty-rows.ts'

async function judgeLines(lines: readonly object[]) {
  const said = { out: '', err: '' }
  const io: CommandIo = {
    lines: async function* () {
      yield* lines.map((line) => JSON.stringify(line))
    },
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
  }
  const code = await runJudge({ schedules: SCHEDULES_FOLDER, jsonl: '-' }, io)
  const written = said.out.split('\n').filter((line) => line !== '')
  return {
    code,
    answers: written.map((line) => judgeAnswer.parse(JSON.parse(line))),
    err: said.err,
  }
}

const SATURDAY = {
  id: 'saturday',
  start: '2025-10-18T10:00:00+08:00',
  end: '2025-10-18T10:25:00+08:00',
  region: '440100',
  actor: 'licensed-online-subject',
  stage: 'compulsory',
  content: 'subject',
}

describe('judge --jsonl on objects', () => {
  test('answers for every worked example as the law decides, in the order of the lines', async () => {
    const { code, answers } = await judgeLines(
      DUTY_ROWS.map(({ id, conduct: object }) => ({ id, region: '440100', object })),
    )
    expect(code).toBe(10)
    expect(answers.map(({ id, verdict }) => [id, verdict])).toEqual(
      DUTY_ROWS.map(({ id, verdict }) => [id, verdict]),
    )
    expect(answers[0]).toMatchObject({
      keyContents: ['KC5'],
      limit: '2026-03-09',
      hits: [{ rule: 'OBJ-SUPPORT', from: '2026-03-10T00:00:00+08:00' }],
    })
  })

  test('takes sessions and objects in one file, and earlier cases with a session', async () => {
    const [platform] = DUTY_ROWS
    const { answers } = await judgeLines([
      { ...SATURDAY, facts: { earlierCases: [{ on: '2024-02-18' }], inServiceTeacher: true } },
      { id: 'platform', region: '440100', object: platform?.conduct },
    ])
    expect(answers[0]).toMatchObject({
      aggravations: [{ rule: 'ACT-TEACHER' }, { rule: 'AGG-REPEAT' }],
      card: { mark: 'yellow', earlierCases: 1 },
    })
    expect(answers[1]).toMatchObject({ verdict: 'forbidden' })
  })
})

test.each([
  [{ conduct: 'supports', kind: 'technical-support', on: '2026-02-30' }, 'object.on'],
  [{ conduct: 'supports', kind: 'nothing', on: '2026-02-03' }, 'object.kind'],
  [{ conduct: 'sleeps', kind: 'technical-support', on: '2026-02-03' }, 'object.conduct'],
  [
    { conduct: 'supports', kind: 'technical-support', on: '2026-02-03', notice: '2026-02-01' },
    'notice',
  ],
  [
    { conduct: 'supports', kind: 'technical-support', on: '2026-02-03', handledOn: '2026-02-04' },
    'object.handledOn',
  ],
  [
    {
      conduct: 'supports',
      kind: 'technical-support',
      on: '2026-02-03',
      noticeReceivedOn: '2026-02-02',
      deadline: '2026-02-01',
    },
    'object.deadline',
  ],
  [
    {
      conduct: 'logs-requested',
      kind: 'technical-support',
      on: '2026-02-03',
      actOn: '2026-02-04',
    },
    'object.actOn',
  ],
])('%o is refused with line and field', async (object, field) => {
  const { code, err } = await judgeLines([SATURDAY, { id: 'x', region: '440100', object }])
  expect(code).toBe(2)
  expect(err).toContain('line 2')
  expect(err).toContain(field)
})

test('a region that does not exist is refused', async () => {
  const { conduct: object } = DUTY_ROWS[0] ?? {}
  expect(await judgeLines([{ id: 'x', region: '990000', object }])).toMatchObject({ code: 2 })
})
