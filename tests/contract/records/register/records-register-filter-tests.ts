import { expect, test } from 'vitest'
import type { PageRequest, RoomFilter } from '../../../../src/ports/records/records.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { aDossier } from '../../../build/register/registry.ts'
import { anInstitution, aRoom } from '../../../build/violations.ts'
import type { RecordsTestContext } from '../records-suite.ts'

const PAGE: PageRequest = { limit: 200, cursor: null }

type Seeded = Readonly<Record<'plain' | 'maths' | 'art' | 'gone', string>>

async function seed({ transactions, unique }: RecordsTestContext): Promise<Seeded> {
  const [school, plain] = [unique('school'), unique('plain')]
  const [maths, art, gone] = [unique('maths'), unique('art'), unique('gone')]
  const name = `百分之100%_${unique('name')}`
  await transactions().run(async (records) => {
    const dossier = aDossier({ kind: 'school-net-school' })
    await records.institutions.save(anInstitution({ id: school, name, dossier }))
    await records.institutions.save(anInstitution({ id: plain, actor: 'unlicensed' }))
    await records.rooms.save(
      aRoom({
        id: maths,
        institutionId: school,
        title: 'Maths 初三冲刺',
        streamUrls: ['https://user@pull-3.Live.example.cn:8443/a.flv'],
        tier: 'key',
        tags: ['暑期', '重点'],
      }),
    )
    await records.rooms.save(
      aRoom({
        id: art,
        institutionId: plain,
        title: '素描',
        pageUrl: 'https://example.cn.evil.example.org/1',
        streamUrls: [],
        cutTarget: null,
      }),
    )
    await records.rooms.save(
      aRoom({
        id: gone,
        institutionId: plain,
        active: false,
        streamUrls: ['rtmp://127.0.0.9/x/y'],
        cutTarget: {
          platform: 'srs',
          apiUrl: 'http://127.0.0.1:1985',
          app: 'live',
          stream: 'y',
        },
      }),
    )
    await records.roomBoard.saveStatus({
      roomId: art,
      state: 'suspect',
      unseenReason: null,
      since: SATURDAY,
      lastLookAt: SATURDAY,
    })
  })
  return { plain, maths, art, gone }
}

export function registerFilterTests(context: RecordsTestContext): void {
  roomTests(context)
  institutionTests(context)
}

function roomTests(context: RecordsTestContext): void {
  const { transactions } = context
  test('rooms are found by each thing that an officer asks for, and by several at once', async () => {
    const { plain, maths, art, gone } = await seed(context)
    const found = async (filter: RoomFilter) => {
      const { items } = await transactions().run(({ rooms }) => rooms.list(PAGE, filter))
      return items
        .map(({ id }) => id)
        .filter((id) => [maths, art, gone].includes(id))
        .toSorted()
    }
    const all = [maths, art, gone]
    const asked: readonly (readonly [RoomFilter, readonly string[]])[] = [
      [{ text: 'mATHS' }, [maths]],
      [{ text: '100%_' }, [maths]],
      [{ text: '100_%' }, []],
      [{ text: 'EVIL.example' }, [art]],
      [{ text: gone }, [gone]],
      [{ hosts: ['*.example.cn'] }, [maths]],
      [{ hosts: ['live.example.cn', '127.*'] }, [gone]],
      [{ tier: 'key' }, [maths]],
      [{ tier: 'ordinary' }, [art, gone]],
      [{ tag: '重点' }, [maths]],
      [{ state: 'suspect' }, [art]],
      [{ state: 'unknown' }, [maths, gone]],
      [{ active: false }, [gone]],
      [{ kind: 'school-net-school' }, [maths]],
      [{ kind: 'unlicensed-institution', active: true }, [art]],
      [{ institutionId: plain, cut: 'none' }, [art]],
      [{ cut: 'srs' }, [gone]],
      [{}, all],
    ]
    for (const [filter, expected] of asked) {
      expect(await found(filter), JSON.stringify(filter)).toEqual([...expected].toSorted())
    }
  })
}

function institutionTests({ transactions, unique }: RecordsTestContext): void {
  test('institutions are found by a piece of their name or code, and by what they are', async () => {
    const [school, plain] = [unique('school'), unique('plain')]
    const name = unique('育才')
    await transactions().run(async ({ institutions }) => {
      const dossier = aDossier({ kind: 'school-net-school' })
      await institutions.save(anInstitution({ id: school, name, dossier }))
      await institutions.save(
        anInstitution({ id: plain, name: `${name}分校`, actor: 'unlicensed', stages: ['adult'] }),
      )
    })
    const found = async (filter: object) => {
      const { items } = await transactions().run(({ institutions }) =>
        institutions.list(PAGE, { text: name, ...filter }),
      )
      return items.map(({ id }) => id).toSorted()
    }
    expect(await found({})).toEqual([school, plain].toSorted())
    expect(await found({ kind: 'school-net-school' })).toEqual([school])
    expect(await found({ kind: 'unlicensed-institution' })).toEqual([plain])
    expect(await found({ stage: 'adult' })).toEqual([plain])
    expect(await found({ text: plain })).toEqual([plain])
  })
}
