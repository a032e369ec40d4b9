import { expect, test } from 'vitest'
import { timetableConflicts } from '../../../../../src/core/policy/classes/check-timetable.ts'
import { factsOnDay } from '../../../../../src/core/policy/facts-of.ts'
import type { startOfDay } from '../../../../../src/core/time/instant.ts'
import { loadedLaw } from '../../../../build/law.ts'
import { aCourse, aDossier, day } from '../../../../build/register/registry.ts'
import { anInstitution } from '../../../../build/violations.ts'

const law = await loadedLaw()

/** Wednesday evenings from September to December: what stands against them by a licence that ends on `expiresOn`. */
function conflictsWhenLicenceEnds(expiresOn: string) {
  const dossier = aDossier()
  if (dossier.licence === null) throw new Error('the dossier has a licence')
  const institution = anInstitution({
    dossier: { ...dossier, licence: { ...dossier.licence, expiresOn: day(expiresOn) } },
  })
  const factsOn = (date: Parameters<typeof startOfDay>[0]) => factsOnDay(institution, date)
  return timetableConflicts(aCourse(), institution.actor, factsOn, law).filter(
    ({ rule }) => rule === 'ACT-STATUS',
  )
}

test('a licence that runs out during the course stands against the lessons after that day only', () => {
  expect(conflictsWhenLicenceEnds('2026-11-30')).toMatchObject([
    {
      rule: 'ACT-STATUS',
      verdict: 'forbidden',
      days: 5,
      firstDay: '2026-12-02',
      lastDay: '2026-12-30',
    },
  ])
})

test('a licence that outlasts the course stands against nothing', () => {
  expect(conflictsWhenLicenceEnds('2027-01-09')).toEqual([])
})
