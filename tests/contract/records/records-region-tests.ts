import { describe, expect, test } from 'vitest'
import type { PageRequest, Records } from '../../../src/ports/records/records.ts'
import { aStoredAlert, SATURDAY } from '../../build/database/database-rows.ts'
import { aCourse } from '../../build/register/registry.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import type { RecordsTestContext } from './records-suite.ts'
import { aViolationOf } from './records-violation-helpers.ts'

/** Real codes: provinces with cities, a municipality, counties under no city, towns under a city, a code out of use. */
const PLACES = [
  '440000',
  '440100',
  '440106',
  '440106007',
  '440300',
  '441900',
  '441900003',
  '441900101',
  '460400100',
  '460400101',
  '450100',
  '110000',
  '110108',
  '500103',
  '500230',
  '429004',
  '659001',
  '220381',
  '220184',
] as const

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  44: PLACES.filter((code) => code.startsWith('44')),
  440000: PLACES.filter((code) => code.startsWith('44')),
  4401: ['440100', '440106', '440106007'],
  440100: ['440100', '440106', '440106007'],
  440106: ['440106', '440106007'],
  440106007: ['440106007'],
  4419: ['441900', '441900003', '441900101'],
  441900: ['441900', '441900003', '441900101'],
  441900003: ['441900003'],
  // Ends in two zeros and is no city of anything.
  460400100: ['460400100'],
  11: ['110000', '110108'],
  110000: ['110000', '110108'],
  1101: ['110108'],
  50: ['500103', '500230'],
  5002: ['500230'],
  4290: ['429004'],
  659001: ['659001'],
  // A case keeps the code of its time, under the city it was in then.
  220381: ['220381'],
  2203: ['220381'],
  2201: ['220184'],
  46: ['460400100', '460400101'],
  4604: ['460400100', '460400101'],
  63: [],
}

const PAGE: PageRequest = { limit: 200, cursor: null }

type Seeded = { readonly owner: string; readonly placeOf: ReadonlyMap<string, string> }

async function seed(records: Records, unique: (prefix: string) => string): Promise<Seeded> {
  const owner = unique('owner')
  const placeOf = new Map<string, string>()
  for (const region of PLACES) {
    const id = unique('place')
    placeOf.set(id, region)
    await records.institutions.save(anInstitution({ id, region }))
    await records.rooms.save(aRoom({ id, region, institutionId: owner }))
    await records.courses.saveMany([aCourse({ id, region, institutionId: owner })])
    const violation = aViolationOf(unique, { id, roomId: id, institutionId: owner, region })
    await records.violations.save(violation)
    await records.alerts.save(aStoredAlert({ id, violationId: id, roomId: id }))
    await records.coverage.save({
      roomId: id,
      start: SATURDAY,
      end: SATURDAY,
      state: 'seen-clean',
      unseenReason: null,
      looks: 1,
    })
  }
  return { owner, placeOf }
}

export function regionTests({ transactions, unique }: RecordsTestContext): void {
  describe('in this region and below', () => {
    test('every list understands the same codes the same way', async () => {
      const { owner, placeOf } = await transactions().run((records) => seed(records, unique))
      for (const [region, expected] of Object.entries(EXPECTED)) {
        const found = await transactions().run(async (records) => ({
          violations: (await records.violations.list({ region, institutionId: owner }, PAGE)).items,
          rooms: (await records.rooms.list(PAGE, { region, institutionId: owner })).items,
          active: await records.rooms.active({ region }),
          institutions: (await records.institutions.list(PAGE, { region })).items,
          alerts: (await records.alerts.list(PAGE, { region })).items,
          courses: (await records.courses.list(PAGE, { region, institutionId: owner })).items,
        }))
        for (const [list, items] of Object.entries(found)) {
          const places = items.flatMap(({ id }) => placeOf.get(id) ?? []).toSorted()
          expect(places, `${list} of ${region}`).toEqual([...expected].toSorted())
        }
      }
    })

    test('sums of coverage are those of the active rooms of a place', async () => {
      const [here, there, idle] = [unique('room'), unique('room'), unique('room')]
      const minute = 60_000
      const at = (minutes: number) => (SATURDAY + minutes * minute) as typeof SATURDAY
      const sums = await transactions().run(async (records) => {
        await records.rooms.save(aRoom({ id: here, region: '441900003' }))
        await records.rooms.save(aRoom({ id: there, region: '440106' }))
        await records.rooms.save(aRoom({ id: idle, region: '441900003', active: false }))
        for (const roomId of [here, there, idle]) {
          const base = { roomId, unseenReason: null, looks: 1 }
          await records.coverage.save({ ...base, state: 'seen-clean', start: at(0), end: at(10) })
          await records.coverage.save({ ...base, state: 'off-air', start: at(10), end: at(20) })
          await records.coverage.save({ ...base, state: 'seen-clean', start: at(20), end: at(30) })
        }
        const found = await records.coverage.sums({ region: '4419' }, at(5), at(25))
        return found
          .filter(({ roomId }) => [here, there, idle].includes(roomId))
          .map(({ state, millis }) => [state, millis / minute])
          .toSorted()
      })
      expect(sums).toEqual([
        ['off-air', 10],
        ['seen-clean', 10],
      ])
    })
  })
}
