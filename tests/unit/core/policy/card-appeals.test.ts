import { beforeAll, describe, expect, it } from 'vitest'
import * as wire from '../../../../src/contracts/letters/card.ts'
import type { Result } from '../../../../src/core/fault.ts'
import {
  APPEAL_STATES,
  type CardCaseMarks,
  decideAppeal,
  fileAppeal,
  markGrave,
  standingOf,
  unmarked,
} from '../../../../src/core/policy/card-appeals.ts'
import { cardLedger } from '../../../../src/core/policy/cards.ts'
import type { Law } from '../../../../src/core/policy/law.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { loadedLaw } from '../../../build/law.ts'
import { at } from '../../../build/violations.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

const NOW = at('2026-10-20T10:00:00+08:00')
const ok = (result: Result<CardCaseMarks>): CardCaseMarks => {
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}
const codeOf = (result: Result<unknown>) => (result.ok ? null : result.fault.code)

const filed = (filedAt: string) => ({
  appellant: '虚构数学培训机构',
  grounds: '当日为公益讲座',
  filedAt: at(filedAt),
  enteredBy: 'user:clerk',
})

function file(marks: CardCaseMarks, filedAt: string, servedOn: string | null, now = NOW) {
  const rules = {
    policy: law.rules.cards,
    calendar: law.calendar,
    servedOn: servedOn as CivilDate | null,
  }
  return fileAppeal(marks, filed(filedAt), rules, now)
}

const decide = (marks: CardCaseMarks, state: 'upheld' | 'rejected', by = 'user:second') =>
  decideAppeal(marks, { state, by, why: '经查', confirmedBy: ['user:first'] }, NOW)

const pending = () => ok(file(unmarked('c'), '2026-10-20T09:00:00+08:00', null))

describe('an appeal against a card', () => {
  it('is in time for five working days after the notice was served, holidays not counted', () => {
    // Served before the National Day holiday; 10 October 2026 is a Saturday that is worked.
    const served = '2026-09-30'
    const on = (filedAt: string) => file(unmarked('c'), filedAt, served)
    expect(ok(on('2026-10-13T23:59:00+08:00')).appeals).toMatchObject([
      { state: 'pending', until: '2026-10-13', ordinal: 1 },
    ])
    expect(codeOf(on('2026-10-14T00:00:00+08:00'))).toBe('appeal-late')
  })

  it('is always in time while the notice was not served, and never handed in in the future', () => {
    expect(codeOf(file(unmarked('c'), '2026-10-20T09:00:00+08:00', null))).toBeNull()
    expect(codeOf(file(unmarked('c'), '2026-10-21T09:00:00+08:00', null))).toBe('bad-request')
  })

  it('leaves the card standing meanwhile, or suspends it where the rule book says so', () => {
    expect(standingOf(pending(), { pendingAppeal: 'stands' })).toBe('counts')
    expect(standingOf(pending(), { pendingAppeal: 'suspended' })).toBe('suspended')
  })

  it('is decided by somebody else than whoever confirmed the case', () => {
    expect(codeOf(decide(pending(), 'upheld', 'user:first'))).toBe('not-allowed')
    const upheld = ok(decide(pending(), 'upheld'))
    expect(standingOf(upheld, law.rules.cards)).toBe('annulled')
    expect(codeOf(decide(upheld, 'rejected'))).toBe('wrong-state')
    expect(codeOf(file(upheld, '2026-10-20T09:30:00+08:00', null))).toBe('wrong-state')
  })

  it('that was rejected leaves the card, and may be made again', () => {
    const rejected = ok(decide(pending(), 'rejected'))
    expect(standingOf(rejected, law.rules.cards)).toBe('counts')
    expect(ok(file(rejected, '2026-10-20T09:30:00+08:00', null)).appeals).toHaveLength(2)
    expect(codeOf(file(pending(), '2026-10-20T09:30:00+08:00', null))).toBe('wrong-state')
  })
})

describe('cards with appeals', () => {
  const day = (text: string) => text as CivilDate
  const three = (standing: 'counts' | 'suspended' | 'annulled') => [
    { id: 'a', on: day('2026-03-07'), standing },
    { id: 'b', on: day('2026-04-11') },
    { id: 'c', on: day('2026-05-09') },
  ]
  const marks = (standing: 'counts' | 'suspended' | 'annulled') =>
    cardLedger(three(standing), law.rules.cards, day('2026-10-20'))

  it('takes back the card that was annulled, and those that came of it', () => {
    expect(marks('counts')).toMatchObject({ standing: 'red', yellowCards: 2, setAside: [] })
    expect(marks('annulled')).toMatchObject({
      standing: 'yellow',
      yellowCards: 1,
      entries: [
        { caseId: 'b', mark: 'reminder' },
        { caseId: 'c', mark: 'yellow' },
      ],
      setAside: [{ caseId: 'a', standing: 'annulled' }],
    })
  })
})

describe('a grave case', () => {
  it('is marked by a person with a reason, and can be taken back', () => {
    const grave = ok(markGrave(unmarked('c'), { by: 'user:a', why: '数千名学生' }, NOW))
    expect(grave.grave).toEqual({ by: 'user:a', why: '数千名学生', at: NOW })
    expect(codeOf(markGrave(grave, { by: 'user:a', why: '' }, NOW))).toBe('wrong-state')
    expect(ok(markGrave(grave, null, NOW)).grave).toBeNull()
    expect(codeOf(markGrave(unmarked('c'), null, NOW))).toBe('wrong-state')
  })
})

it('words on the wire are those of the core', () => {
  expect([...wire.APPEAL_STATES]).toEqual([...APPEAL_STATES])
})
