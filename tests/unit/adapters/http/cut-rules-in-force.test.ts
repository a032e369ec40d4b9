import { expect, test } from 'vitest'
import { presentCutRules } from '../../../../src/adapters/http/present/cuts/cut-rules.ts'
import { type CutRules, DEFAULT_CUT_RULES } from '../../../../src/core/cuts/power/cut-rules.ts'
import { heldCutRules } from '../../../../src/core/cuts/power/loosened-rules.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

test('after a loosening the page is told what holds now apart from what comes, and when', () => {
  const ten = at('2026-10-17T10:00:00+08:00')
  const { manual } = DEFAULT_CUT_RULES.fuse
  const written: CutRules = {
    ...DEFAULT_CUT_RULES,
    fuse: { ...DEFAULT_CUT_RULES.fuse, manual: { ...manual, all: manual.all + 10 } },
  }
  const earlier = [{ id: 'c', rules: DEFAULT_CUT_RULES, until: ten, changedBy: 'user:wang' }]
  const shownAfter = (count: number) => {
    const held = heldCutRules({ written, earlier, agreedTo: [] }, plus(ten, minutes(count)))
    const shown = presentCutRules({ rules: written, text: '', version: 'v', held })
    return [shown.inForce.fuse.manual.all, shown.rules.fuse.manual.all, shown.held[0]?.until]
  }
  expect(shownAfter(1)).toEqual([manual.all, manual.all + 10, '2026-10-17T11:00:00+08:00'])
  expect(shownAfter(60)).toEqual([manual.all + 10, manual.all + 10, undefined])
})
