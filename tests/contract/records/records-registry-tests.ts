import { expect, test } from 'vitest'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import type { CourseFilter, Page, PageRequest } from '../../../src/ports/records/records.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { aCourse, aDossier } from '../../build/register/registry.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import type { RecordsTestContext } from './records-suite.ts'

async function everyPage<T>(
  list: (page: PageRequest) => Promise<Page<T>>,
  limit: number,
  between: () => Promise<void>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await list({ limit, cursor })
    items.push(...page.items)
    cursor = page.nextCursor
    await between()
  } while (cursor !== null)
  return items
}

export function registryTests({ transactions, unique }: RecordsTestContext): void {
  test('an institution reads back as it was saved, and saving again replaces it', async () => {
    const institution = anInstitution({
      id: unique('institution'),
      creditCode: null,
      stages: ['preschool', 'compulsory'],
    })
    const renamed = {
      ...institution,
      name: '改名后的机构',
      licenceNumber: '教民144010070000001号',
    }
    const found = await transactions().run(async ({ institutions }) => {
      await institutions.save(institution)
      const first = await institutions.find(institution.id)
      await institutions.save(renamed)
      return [first, await institutions.find(institution.id)]
    })
    expect(found).toEqual([institution, renamed])
  })

  test('institutions are found by their credit code, all of them, and nobody without one', async () => {
    const code = `${unique('code')}`.slice(-18)
    const ids = [unique('first'), unique('second')]
    const found = await transactions().run(async ({ institutions }) => {
      for (const id of ids) await institutions.save(anInstitution({ id, creditCode: code }))
      await institutions.save(anInstitution({ id: unique('other'), creditCode: null }))
      return await institutions.withCreditCode(code)
    })
    expect(found.map(({ id }) => id)).toEqual(ids)
  })

  test('a removed institution is gone, and removing it twice says so', async () => {
    const id = unique('institution')
    const answers = await transactions().run(async ({ institutions }) => {
      await institutions.save(anInstitution({ id }))
      return [
        await institutions.remove(id),
        await institutions.remove(id),
        await institutions.find(id),
      ]
    })
    expect(answers).toEqual([true, false, null])
  })

  test('a room reads back with its streams in order and its cut target', async () => {
    const room = aRoom({
      id: unique('room'),
      pageUrl: 'https://school.example/live/1',
      streamUrls: ['http://b.example/2.flv', 'http://a.example/1.m3u8'],
      cutTarget: {
        platform: 'node-media-server',
        apiUrl: 'http://127.0.0.1:8000',
        app: 'live',
        stream: 'maths',
      },
    })
    const found = await transactions().run(async ({ rooms }) => {
      await rooms.save(room)
      return await rooms.find(room.id)
    })
    expect(found).toEqual(room)
  })
}

export function bulkTests({ transactions, unique }: RecordsTestContext): void {
  test('the whole file of an institution reads back, and one without a file has none', async () => {
    const filed = anInstitution({ id: unique('institution'), dossier: aDossier() })
    const plain = anInstitution({ id: unique('institution') })
    const found = await transactions().run(async ({ institutions }) => {
      await institutions.saveMany([filed, plain])
      return [await institutions.find(filed.id), await institutions.find(plain.id)]
    })
    expect(found).toEqual([filed, plain])
    expect(found[1]).not.toHaveProperty('dossier')
  })

  test('many are saved at once, twice without doubling, and all are read back', async () => {
    const many = Array.from({ length: 1_200 }, (_, i) =>
      anInstitution({ id: unique('institution'), name: `机构${i}` }),
    )
    const renamed = many.map((one) => ({ ...one, name: `${one.name}(改)` }))
    const mine = await transactions().run(async ({ institutions }) => {
      await institutions.saveMany(many)
      await institutions.saveMany(renamed)
      const ids = new Set(many.map(({ id }) => id))
      return (await institutions.all()).filter(({ id }) => ids.has(id))
    })
    expect(mine).toEqual(renamed)
  })

  test('rooms and courses are saved at once and read back whole', async () => {
    const room = aRoom({
      id: unique('room'),
      pushUrls: ['rtmp://push.example/live/1'],
      system: '直播课堂',
      active: false,
    })
    const course = aCourse({ id: unique('course') })
    const found = await transactions().run(async ({ rooms, courses }) => {
      await rooms.saveMany([room])
      await courses.saveMany([course])
      return [
        (await rooms.all()).find(({ id }) => id === room.id),
        await courses.find(course.id),
        (await courses.all()).find(({ id }) => id === course.id),
        (await courses.list({ limit: 1, cursor: null })).items[0],
        await courses.remove(course.id),
        await courses.find(course.id),
      ]
    })
    expect(found).toEqual([room, course, course, course, true, null])
  })
}

export function courseFilterTests({ transactions, unique }: RecordsTestContext): void {
  test('courses are listed by institution, place and what is in it, stage, content and subject', async () => {
    const owner = unique('institution')
    const maths = aCourse({ id: unique('course'), institutionId: owner, region: '440103' })
    const art = aCourse({
      id: unique('course'),
      institutionId: owner,
      region: '440300',
      subject: null,
      content: 'non-subject',
      stage: 'adult',
    })
    const names = await transactions().run(async ({ courses }) => {
      await courses.saveMany([maths, art])
      const ids = async (filter: CourseFilter) => {
        const page = { limit: 10, cursor: null }
        const found = await courses.list(page, { institutionId: owner, ...filter })
        return found.items.map(({ id }) => id)
      }
      const first = await courses.list({ limit: 1, cursor: null }, { institutionId: owner })
      const next = { limit: 1, cursor: first.nextCursor }
      const second = await courses.list(next, { institutionId: owner })
      return {
        all: await ids({}),
        city: await ids({ region: '440100' }),
        province: await ids({ region: '440000' }),
        stage: await ids({ stage: 'adult' }),
        content: await ids({ content: 'subject' }),
        subject: await ids({ subject: 'MAT', region: '440300' }),
        paged: [first, second].flatMap(({ items }) => items.map(({ id }) => id)),
        end: second.nextCursor,
      }
    })
    expect(names).toEqual({
      all: [art.id, maths.id],
      city: [maths.id],
      province: [art.id, maths.id],
      stage: [art.id],
      content: [maths.id],
      subject: [],
      paged: [art.id, maths.id],
      end: null,
    })
  })
}

export function listTests({ transactions, unique }: RecordsTestContext): void {
  test('only active rooms are planned for', async () => {
    const [on, off] = [unique('room'), unique('room')]
    const ids = await transactions().run(async ({ rooms }) => {
      await rooms.save(aRoom({ id: on }))
      await rooms.save(aRoom({ id: off, active: false }))
      return (await rooms.active()).map((room) => room.id)
    })
    expect(ids).toContain(on)
    expect(ids).not.toContain(off)
  })

  test('a list comes newest first, and paging through it misses and repeats nothing while rooms are added', async () => {
    const ids = Array.from({ length: 5 }, () => unique('room'))
    await transactions().run(async ({ rooms }) => {
      for (const id of ids) await rooms.save(aRoom({ id }))
    })
    const seen = await everyPage(
      (page) => transactions().run(({ rooms }) => rooms.list(page)),
      2,
      () => transactions().run(({ rooms }) => rooms.save(aRoom({ id: unique('late-room') }))),
    )
    const mine = seen.map((room) => room.id).filter((id) => ids.includes(id))
    expect(mine).toEqual(ids.toReversed())
    expect(seen.some((room) => room.id.startsWith('late-room'))).toBe(false)
  })

  test('saving a room again does not move it in the list', async () => {
    const [older, newer] = [unique('room'), unique('room')]
    const ids = await transactions().run(async ({ rooms }) => {
      await rooms.save(aRoom({ id: older }))
      await rooms.save(aRoom({ id: newer }))
      await rooms.save(aRoom({ id: older, title: '改名' }))
      const page = await rooms.list({ limit: 2, cursor: null })
      return page.items.map((room) => room.id)
    })
    expect(ids).toEqual([newer, older])
  })

  test('a cursor that no list has given out is refused, not read as the first page', async () => {
    for (const cursor of ['', 'nonsense', Buffer.from('[1,2]').toString('base64url')]) {
      await expect(
        transactions().run(({ rooms }) => rooms.list({ limit: 1, cursor })),
      ).rejects.toThrow('cursor')
    }
  })
}

export function wallTests({ transactions, unique }: RecordsTestContext): void {
  test('the wall keeps one status and one thumbnail a room, and forgets both with the room', async () => {
    const id = unique('room')
    const later = instantOfEpochMilliseconds(SATURDAY + 5_000)
    const unseen = {
      roomId: id,
      state: 'unseen',
      unseenReason: 'timeout',
      since: SATURDAY,
      lastLookAt: SATURDAY,
      recording: null,
      less: null,
    } as const
    const clean = {
      ...unseen,
      state: 'clean',
      unseenReason: null,
      lastLookAt: later,
      recording: { seconds: 2_700 },
    } as const
    const putOff = { ...unseen, unseenReason: 'late', lastSeen: 'clean' } as const
    const jpeg = Uint8Array.from([0xff, 0xd8, 0x00, 0x0a, 0xff])
    const shown: unknown[] = []
    await transactions().run(async ({ rooms, roomBoard }) => {
      await rooms.save(aRoom({ id }))
      for (const status of [unseen, putOff]) {
        await roomBoard.saveStatus(status)
        shown.push(await roomBoard.status(id), ...(await roomBoard.statusesOf([id])))
        await roomBoard.saveStatuses([status])
        shown.push(await roomBoard.status(id))
      }
      await roomBoard.saveStatus(clean)
      await roomBoard.saveThumbnail({ roomId: id, at: SATURDAY, jpeg: Uint8Array.of(1) })
      await roomBoard.saveThumbnail({ roomId: id, at: later, jpeg })
    })
    const kept = await transactions().run(async ({ roomBoard }) => ({
      status: await roomBoard.status(id),
      all: (await roomBoard.statuses()).filter((status) => status.roomId === id),
      thumbnail: await roomBoard.thumbnail(id),
    }))
    expect(shown).toEqual([unseen, unseen, unseen, putOff, putOff, putOff])
    expect(kept).toEqual({
      status: clean,
      all: [clean],
      thumbnail: { roomId: id, at: later, jpeg },
    })
    const after = await transactions().run(async ({ rooms, roomBoard }) => {
      await rooms.remove(id)
      return [await roomBoard.status(id), await roomBoard.thumbnail(id)]
    })
    expect(after).toEqual([null, null])
  })
}
