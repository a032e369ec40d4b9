import { describe, expect, it } from 'vitest'
import * as wire from '../../../../src/contracts/letters/letter.ts'
import {
  DOCUMENT_FORMATS,
  LETTER_KINDS,
  LETTER_STATUSES,
  REMINDER_CAUSES,
} from '../../../../src/core/letters/letter.ts'
import { letterDocument } from '../../../../src/core/letters/letter-document.ts'
import { basisOf, MEASURE_CODES } from '../../../../src/core/letters/measures.ts'
import { type AskedFor, writeMeasures } from '../../../../src/core/letters/write-letter.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { EVIDENCE_KINDS } from '../../../../src/core/violations/evidence-piece.ts'
import { aLetter, caseOf, headOf } from '../../../build/letters/letters.ts'
import { at } from '../../../build/violations.ts'

const write = (
  measures: readonly AskedFor[],
  sellsCourses = false,
  change: Partial<Parameters<typeof headOf>[0]> = {},
) => writeMeasures(headOf(change), caseOf(), { measures, sellsCourses }, [])

describe('the law behind a measure', () => {
  const on = '2026-10-17' as CivilDate

  it('is that of live commerce only where courses are sold, and only since it is in force', () => {
    const commerce = (sellsCourses: boolean, day: CivilDate) =>
      basisOf('suspend-live', { sellsCourses, on: day }).some((law) => law.includes('直播电商'))
    expect(commerce(true, on)).toBe(true)
    expect(commerce(false, on)).toBe(false)
    expect(commerce(true, '2026-01-31' as CivilDate)).toBe(false)
  })

  it('is lacking for measures that live commerce alone knows', () => {
    expect(write([{ code: 'limit-traffic' }])).toMatchObject({
      ok: false,
      fault: { code: 'letter-measure-unfit', where: 'measures' },
    })
    expect(write([{ code: 'limit-traffic' }], true)).toMatchObject({
      ok: true,
      value: { measures: [{ law: [expect.stringContaining('2026-02-01')] }] },
    })
  })
})

describe('writing a letter', () => {
  it('numbers it, and gives each measure its time', () => {
    const asked = [{ code: 'suspend-live' }, { code: 'warn', within: hours(5) }] as const
    expect(write(asked)).toMatchObject({
      ok: true,
      value: {
        number: '巡函〔2026〕17号',
        status: 'issued',
        measures: [
          { due: at('2026-10-17T10:40:00+08:00') },
          { due: at('2026-10-17T14:40:00+08:00') },
        ],
      },
    })
  })

  it('asks for something, each thing once, in a time that can be kept', () => {
    const code = 'warn'
    for (const asked of [[], [{ code }, { code }], [{ code, within: hours(0.1) }]] as const) {
      expect(write(asked)).toMatchObject({ ok: false, fault: { code: 'bad-request' } })
    }
  })

  it('is not done twice to one addressee while the first is open', () => {
    const again = (status: 'issued' | 'withdrawn') =>
      writeMeasures(headOf(), caseOf(), { measures: [{ code: 'warn' }], sellsCourses: false }, [
        aLetter({ status }),
      ])
    expect(again('issued')).toMatchObject({ ok: false, fault: { code: 'conflict' } })
    expect(again('withdrawn').ok).toBe(true)
  })

  it('is not done about what was dismissed', () => {
    const about = caseOf({ violation: { status: 'dismissed' } })
    const asked = { measures: [{ code: 'warn' as const }], sellsCourses: false }
    expect(writeMeasures(headOf(), about, asked, [])).toMatchObject({
      ok: false,
      fault: { code: 'wrong-state' },
    })
  })

  it('says of a drill that it is one', () => {
    expect(letterDocument(aLetter(), null).banner).toBeNull()
    const letter = aLetter()
    const drill = { ...letter, facts: { ...letter.facts, rehearsal: true } }
    expect(letterDocument(drill, null).banner).toContain('演练')
  })
})

describe('words on the wire', () => {
  it('are those of the core', () => {
    expect([...wire.LETTER_STATUSES]).toEqual([...LETTER_STATUSES])
    expect([...wire.LETTER_KINDS]).toEqual([...LETTER_KINDS])
    expect([...wire.MEASURE_CODES]).toEqual([...MEASURE_CODES])
    expect([...wire.REMINDER_CAUSES]).toEqual([...REMINDER_CAUSES])
    expect([...wire.DOCUMENT_FORMATS]).toEqual([...DOCUMENT_FORMATS])
    expect([...wire.LISTED_KINDS]).toEqual([...EVIDENCE_KINDS])
  })
})
