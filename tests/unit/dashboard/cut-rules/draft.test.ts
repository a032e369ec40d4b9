import { describe, expect, it } from 'vitest'
import {
  cutRulesDocument,
  cutRulesDraft,
  isCutRulesDraftSound,
  NEW_AUTOMATIC,
  NEW_SECOND,
} from '../../../../src/dashboard/cut-rules/cut-rules-draft.ts'
import { differing, typedSince } from '../../../../src/dashboard/register/drafts.ts'
import { RULES } from '../../../build/dashboard/cut-rules/routes.ts'

const opened = cutRulesDraft({
  rules: RULES,
  inForce: RULES,
  file: 'cuts.yaml',
  text: '',
  version: 'v1',
  held: [],
})

describe('the rules of cutting in their form', () => {
  it('are handed in as they were when nothing was changed', () => {
    const { secondPerson, automatic, ...rest } = RULES
    const [second] = secondPerson.rules
    const { line: _, regionNames: __, ...written } = second ?? {}
    expect(cutRulesDocument(opened)).toEqual({
      ...rest,
      secondPerson: { withinMinutes: 10, rules: [written] },
      automatic: {
        ...automatic,
        rules: [{ mode: 'shadow', regions: ['440100'], sweeps: ['daily'] }],
      },
    })
    expect(isCutRulesDraftSound(opened)).toBe(true)
  })

  it('keep a limit that somebody else changed beside the one that was changed here', () => {
    const mine = { ...opened, 'manual-all': '25' }
    const theirs = { ...opened, 'automatic-region': '2' }
    expect(differing(opened, mine)).toEqual(['manual-all'])
    const { fuse } = cutRulesDocument(typedSince(opened, mine, theirs))
    expect([fuse.manual['all'], fuse.automatic['region']]).toEqual([25, 2])
  })

  it('leave out conditions that nobody wrote', () => {
    const { secondPerson } = cutRulesDocument({ ...opened, second: [NEW_SECOND] })
    expect(secondPerson.rules).toEqual([{}])
  })

  it('are not handed in with a number that is none, or with the machine switched on nowhere', () => {
    expect(isCutRulesDraftSound({ ...opened, banMinutes: '两小时' })).toBe(false)
    expect(isCutRulesDraftSound({ ...opened, automatic: [NEW_AUTOMATIC] })).toBe(false)
  })

  it.each(['-1', '0', '999999', ''])('do not forbid for %s minutes', (banMinutes) => {
    expect(isCutRulesDraftSound({ ...opened, banMinutes })).toBe(false)
  })

  it.each([
    ['', true],
    ['08:00-12:00, 20:00-24:00', true],
    ['25:00-26:00', false],
    ['12:00-08:00', false],
    ['十点', false],
  ])('hold %s as hours: %s', (hours, sound) => {
    expect(isCutRulesDraftSound({ ...opened, second: [{ ...NEW_SECOND, hours }] })).toBe(sound)
  })
})
