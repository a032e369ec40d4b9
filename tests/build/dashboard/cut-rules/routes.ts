import type { CutRules, CutRulesText } from '../../../../src/contracts/cuts/cut-rules.ts'
import type { ScheduleChange } from '../../../../src/contracts/law/calendar.ts'
import { list, ok, problem, type Route } from '../fixture-answers.ts'

const GUANGZHOU = { regions: ['440100'], regionNames: ['广东省广州市'] }

export const RULES: CutRules = {
  secondPerson: {
    withinMinutes: 10,
    rules: [
      {
        ...{ line: 9, ...GUANGZHOU, platforms: ['tencent-css'], viewersFrom: 500 },
        hours: ['22:00-24:00'],
      },
    ],
  },
  fuse: {
    manual: { all: 30, platform: 20, region: 20 },
    automatic: { all: 6, platform: 4, region: 3 },
    whenBlown: 'second-person',
  },
  coolingOffMinutes: 30,
  loosenedAfterMinutes: 60,
  automatic: {
    countdownSeconds: 60,
    banMinutes: 120,
    seenWithinSeconds: 60,
    rules: [{ line: 30, ...GUANGZHOU, mode: 'shadow', sweeps: ['daily'] }],
  },
}

const VERSION: ScheduleChange = {
  id: 'r1',
  at: '2026-03-06T09:30:00+08:00',
  who: 'user:wang',
  why: '夜间须两人',
  kind: 'cut-rules',
  files: ['cuts.yaml'],
  undoes: null,
}

const HELD: CutRulesText['held'][number] = {
  until: '2026-03-07T10:30:00+08:00',
  changedBy: 'user:wang',
  changedAt: '2026-03-07T09:30:00+08:00',
  loosened: [{ zh: '人工保险丝调高', en: 'the fuse of people is raised' }],
}

const IN_FORCE: CutRules = {
  ...RULES,
  fuse: { ...RULES.fuse, manual: { all: 20, platform: 20, region: 20 } },
}

const SAVED = { changeId: 'r2', draftId: 'd', warnings: [], version: 'v1', rules: RULES }

/** The rules of cutting of the made-up program. */
export const OF_CUT_RULES: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/cut-rules$/,
    answer: () =>
      ok({
        rules: RULES,
        inForce: IN_FORCE,
        file: 'cuts.yaml',
        text: 'coolingOffMinutes: 30\n',
        version: 'v1',
        held: [HELD],
      }),
  },
  { method: 'GET', path: /^\/cut-rules\/versions$/, answer: () => list([VERSION]) },
  {
    method: 'PUT',
    path: /^\/cut-rules$/,
    answer: (state, { body }) => {
      const { document, dryRun, reason } = body as Readonly<Record<string, unknown>>
      if (reason === '太慢了') return problem(409, 'conflict', '刚被他人修改，请刷新后再试。')
      if (dryRun !== true) state.reasons.push(`rules: ${JSON.stringify(document)}`)
      return ok(SAVED)
    },
  },
  {
    method: 'POST',
    path: /^\/cut-rules\/agree$/,
    answer: (state, { body }) => {
      state.reasons.push(`rules agreed to: ${JSON.stringify(body)}`)
      const text = 'coolingOffMinutes: 30\n'
      return ok({ rules: RULES, inForce: RULES, file: 'cuts.yaml', text, version: 'v1', held: [] })
    },
  },
  {
    method: 'POST',
    path: /^\/cut-rules\/undo$/,
    answer: (state, { body }) => {
      const { reason, expectedVersion } = body as Readonly<Record<string, unknown>>
      state.reasons.push(`rules undone: ${String(reason)} ${String(expectedVersion)}`)
      return ok(SAVED)
    },
  },
]
