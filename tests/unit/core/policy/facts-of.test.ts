import { beforeAll, describe, expect, it } from 'vitest'
import { factsOf } from '../../../../src/core/policy/facts-of.ts'
import { judge } from '../../../../src/core/policy/judge.ts'
import type { Law } from '../../../../src/core/policy/law.ts'
import type { Dossier, Licence } from '../../../../src/core/registry/institution.ts'
import { emptyDossier } from '../../../../src/core/registry/object-kind.ts'
import { buildSession, loadedLaw } from '../../../build/law.ts'
import { aDossier, day } from '../../../build/register/registry.ts'
import { anInstitution, at } from '../../../build/violations.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

const NOW = at('2026-09-09T18:40:00+08:00')
const LICENCE = aDossier().licence as Licence

const licensed = (change: Partial<Dossier>) => anInstitution({ dossier: aDossier(change) })

/** A school evening: permitted by the clock, so that only the register can speak against it. */
const evening = (dossier: Dossier | undefined) => {
  const institution = anInstitution(dossier === undefined ? {} : { dossier })
  const session = buildSession('2026-09-09T18:40:00', '2026-09-09T19:10:00')
  return judge(session, law, factsOf(institution, session.start))
}

describe('what the register tells the judge', () => {
  it('is nothing where nothing is known', () => {
    expect(factsOf(anInstitution(), NOW)).toEqual({})
  })

  it.each([
    ['in force', { licence: LICENCE }, 'valid'],
    ['on its last day', { licence: { ...LICENCE, expiresOn: day('2026-09-09') } }, 'valid'],
    ['the day after', { licence: { ...LICENCE, expiresOn: day('2026-09-08') } }, 'expired'],
    ['without an end', { licence: { ...LICENCE, expiresOn: null } }, undefined],
    ['suspended', { licence: { ...LICENCE, state: 'suspended' as const } }, 'suspended'],
    [
      'revoked, though its dates run on',
      { licence: { ...LICENCE, state: 'revoked' as const } },
      'revoked',
    ],
  ])('a licence %s', (_name, change, licence) => {
    expect(factsOf(licensed(change), NOW).licence).toBe(licence)
  })

  it.each([
    ['not-applied', 'conversion-pending'],
    ['pending', 'conversion-pending'],
    ['rejected', 'conversion-rejected'],
    ['ended', 'cancelled'],
    ['approved', 'valid'],
  ] as const)('a conversion that is %s reads %s', (state, licence) => {
    const conversion = { state, decidedOn: null, document: null }
    expect(factsOf(licensed({ conversion }), NOW).licence).toBe(licence)
  })

  it('is still pending on the day before its approval', () => {
    const conversion = { state: 'approved' as const, decidedOn: day('2026-09-10'), document: null }
    expect(factsOf(licensed({ conversion }), NOW).licence).toBe('conversion-pending')
  })

  it('does not ask non-subject institutions for a conversion', () => {
    const conversion = { state: 'pending' as const, decidedOn: null, document: null }
    const institution = {
      ...licensed({ conversion }),
      actor: 'licensed-online-non-subject' as const,
    }
    expect(factsOf(institution, NOW).licence).toBe('valid')
  })
})

describe('and what the judge makes of it', () => {
  it('an evening that is permitted is forbidden once the licence has run out', () => {
    expect(evening(undefined).verdict).toBe('permitted')
    expect(evening(aDossier()).verdict).toBe('permitted')
    const expired = evening(aDossier({ licence: { ...LICENCE, expiresOn: day('2026-09-08') } }))
    expect(expired.verdict).toBe('forbidden')
    expect(expired.hits.map(({ rule }) => rule)).toEqual(['ACT-STATUS'])
  })

  it('the white list takes public service out, from its first day to its last', () => {
    const on = (from: string, until: string) =>
      evening({
        ...emptyDossier('third-party-platform'),
        whiteListing: { document: '某文件', from: day(from), until: day(until) },
      }).applicable
    expect(on('2026-09-09', '2026-09-09')).toBe(false)
    expect(on('2026-09-10', '2026-12-31')).not.toBe(false)
    expect(on('2026-01-01', '2026-09-08')).not.toBe(false)
  })

  it('a net school for self-study is no matter of the law, a burdening one is forbidden', () => {
    const session = buildSession('2026-09-09T18:40:00', '2026-09-09T19:10:00', { actor: 'school' })
    const verdictOf = (use: 'self-study' | 'burdening' | null) => {
      const netSchool = { use, charged: null, measure: null, checkedOn: null, note: null }
      const dossier = { ...emptyDossier('school-net-school'), netSchool }
      return judge(session, law, factsOf(anInstitution({ actor: 'school', dossier }), NOW)).verdict
    }
    expect([verdictOf('self-study'), verdictOf(null), verdictOf('burdening')]).toEqual([
      'permitted',
      'review',
      'forbidden',
    ])
  })
})
