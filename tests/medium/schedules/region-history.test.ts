import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, test } from 'vitest'
import { readRegionHistory } from '../../../src/adapters/schedules/read/read-region-history.ts'
import { folderOnDisk } from '../../../src/adapters/schedules/schedule-folder.ts'
import { findRegion } from '../../../src/core/registry/region.ts'
import {
  addedUnder,
  endedRegionSentence,
  type RegionHistory,
  regionOn,
  successorsOf,
} from '../../../src/core/registry/region-history.ts'
import { loadedLaw, SCHEDULES_FOLDER } from '../../build/law.ts'
import { day } from '../../build/register/registry.ts'
import { copySchedules, type SchedulesCopy } from '../../build/schedules-copy.ts'

async function delivered(): Promise<RegionHistory> {
  const { places } = await loadedLaw()
  if (places === undefined) throw new Error('the delivered schedules have no regions.yaml')
  return places
}

const on = async (code: string, date: string) => regionOn(code, day(date), await delivered())

describe('a code on a day', () => {
  it('that went out of use holds until the change, then names its successors', async () => {
    expect(await on('350427', '2020-12-31')).toMatchObject({
      kind: 'in-force',
      region: { name: '沙县', fullName: '福建省三明市沙县', parent: '350400' },
    })
    expect(await on('350427', '2026-03-07')).toMatchObject({
      kind: 'ended',
      until: '2021-12-31',
      successors: [{ code: '350405', fullName: '福建省三明市沙县区' }],
    })
    expect((await on('330104', '2026-03-07'))?.successors.map(({ name }) => name)).toEqual([
      '钱塘区',
      '上城区',
    ])
  })

  it('that came with a change is not in use before it; within the year of the change both are', async () => {
    expect(await on('350405', '2020-12-31')).toMatchObject({
      kind: 'not-yet',
      from: '2021-01-01',
      predecessors: [{ code: '350427' }],
    })
    expect((await on('350405', '2021-06-01'))?.kind).toBe('in-force')
    expect((await on('350427', '2021-06-01'))?.kind).toBe('in-force')
  })

  it('that merely took another in was there all along', async () => {
    expect(await on('330102', '2019-01-01')).toMatchObject({ kind: 'in-force', from: null })
  })

  it('changes from one day to the next where the day is known', async () => {
    expect((await on('540422', '2023-04-02'))?.kind).toBe('in-force')
    expect((await on('540422', '2023-04-03'))?.kind).toBe('ended')
    expect((await on('540481', '2023-04-02'))?.kind).toBe('not-yet')
    expect((await on('540481', '2023-04-03'))?.kind).toBe('in-force')
  })

  it('of a county that was made since the table was printed is known from its first day', async () => {
    expect((await on('653228', '2024-12-26'))?.kind).toBe('not-yet')
    expect(await on('653228', '2024-12-27')).toMatchObject({
      kind: 'in-force',
      region: { fullName: '新疆维吾尔自治区和田地区和康县' },
    })
    const added = addedUnder('653200', day('2025-01-01'), await delivered())
    expect(added.map(({ name }) => name)).toEqual(['和康县', '和安县'])
    expect(addedUnder('653200', day('2024-01-01'), await delivered())).toEqual([])
  })

  it('that nobody has written down is not made up', async () => {
    expect(await on('440199', '2026-03-07')).toBeNull()
    expect(endedRegionSentence('440199', day('2026-03-07'), await delivered())).toBeNull()
  })
})

test('every delivered change starts at a code that is gone and ends at codes that are in the table', async () => {
  const { changes } = await delivered()
  expect(changes.length).toBeGreaterThan(30)
  for (const change of changes) {
    expect(findRegion(change.code), change.code).toBeNull()
    for (const code of successorsOf(change)) expect(findRegion(code), code).not.toBeNull()
  }
})

describe('a regions.yaml that is wrong', () => {
  let folder: string | null = null
  afterEach(async () => {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
    folder = null
  })
  const complaints = async (text: string) => {
    folder = await mkdtemp('/tmp/regions-')
    await writeFile(join(folder, 'regions.yaml'), text)
    const { problems } = await readRegionHistory(folderOnDisk(folder))
    return problems.map(({ file, line, zh }) => `${file}:${line} ${zh}`)
  }

  it.each([
    ['a code in use', '{ code: "440106", name: 天河区, when: "2021", to: ["440105"], basis: x }'],
    [
      'a successor that is none',
      '{ code: "440199", name: 甲, when: "2021", to: ["440198"], basis: x }',
    ],
    ['no successor', '{ code: "440199", name: 甲, when: "2021", basis: x }'],
    ['no such month', '{ code: "440199", name: 甲, when: "2021-13", to: ["440105"], basis: x }'],
    [
      'a code that YAML read as a number',
      '{ code: 440199, name: 甲, when: "2021", to: ["440105"], basis: x }',
    ],
  ])('is refused with its line: %s', async (_case, row) => {
    const found = await complaints(`# one\nended:\n  - ${row}\n`)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^regions.yaml:3 /)
  })

  it('is no fault when there is none', async () => {
    const copy: SchedulesCopy = await copySchedules()
    folder = copy.folder
    const { problems, history } = await readRegionHistory(folderOnDisk(copy.folder))
    expect([problems, history.changes]).toEqual([[], []])
    expect((await readRegionHistory(folderOnDisk(SCHEDULES_FOLDER))).problems).toEqual([])
  })
})
