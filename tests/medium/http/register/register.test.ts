import { describe, expect, it } from 'vitest'
import { anInstitution, aRoom } from '../../../build/violations.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()
const ROOM = '/api/v1/rooms/room-1'

async function opened() {
  const harness = await start()
  await harness.transactions.run(async ({ institutions, rooms }) => {
    await institutions.save(anInstitution())
    for (const id of ['room-1', 'room-2']) {
      await rooms.save(aRoom({ id, title: id, streamUrls: [`https://live.example.cn/${id}.flv`] }))
    }
  })
  return await asProgram(harness, 'administrator')
}

describe('two people who edit one record', () => {
  it('the second is told, nothing of the first is lost, and who asks again with the new version may write', async () => {
    const call = await opened()
    const { version } = (await call('GET', ROOM)).json()
    const patch = (title: string, expectedVersion: string | null) =>
      call('PATCH', ROOM, { title, reason: '改名', expectedVersion })
    expect((await patch('甲', version)).statusCode).toBe(200)
    const second = await patch('乙', version)
    expect([second.statusCode, second.json().code]).toEqual([409, 'overtaken'])
    const now = (await call('GET', ROOM)).json()
    expect(now.title).toBe('甲')
    expect((await patch('乙', now.version)).json().title).toBe('乙')

    const institution = '/api/v1/institutions/institution-1'
    const known = (await call('GET', institution)).json()
    const rename = { name: '新名', reason: '更名', expectedVersion: known.version }
    expect((await call('PATCH', institution, rename)).json().name).toBe('新名')
    expect((await call('PATCH', institution, rename)).json().code).toBe('overtaken')
  })
})

describe('the history of a record', () => {
  it('says who changed what from what to what and why, latest first, and nothing of what looks saw', async () => {
    const call = await opened()
    await call('PATCH', ROOM, { tier: 'key', reason: '群众举报' })
    await call('PATCH', ROOM, { active: false, tier: 'low', reason: '停课' })
    const { items } = (await call('GET', `${ROOM}/history`)).json()
    expect(items).toMatchObject([
      {
        kind: 'changed',
        why: '停课',
        changes: [
          { field: 'active', from: true, to: false },
          { field: 'tier', from: 'key', to: 'low' },
        ],
      },
      { kind: 'made', why: '群众举报' },
    ])
    expect((await call('GET', '/api/v1/rooms/nobody/history')).statusCode).toBe(404)
    const first = (await call('GET', `${ROOM}/history?limit=1`)).json()
    const rest = await call('GET', `${ROOM}/history?limit=1&cursor=${first.nextCursor}`)
    expect([first.items, rest.json().items].flat()).toEqual(items)
    expect(rest.json().nextCursor).toBeNull()
  })

  it('shows nobody the key that the institution pushes with, and the room only those who change it', async () => {
    const harness = await start()
    await seedViolation(harness)
    const administrator = await asProgram(harness, 'administrator')
    const pushUrls = ['rtmp://push.example.com/live/maths?txSecret=5f2a']
    await administrator('PATCH', ROOM, { pushUrls, reason: '登记推流地址' })
    expect((await administrator('GET', ROOM)).json().pushUrls).toEqual(pushUrls)
    const operator = await asProgram(harness)
    for (const url of [
      ROOM,
      '/api/v1/rooms',
      '/api/v1/rooms/lookup?url=room-1',
      `${ROOM}/history`,
    ]) {
      expect((await operator('GET', url)).body, url).not.toMatch(/txSecret|5f2a/)
    }
    expect((await administrator('GET', `${ROOM}/history`)).body).not.toMatch(/txSecret|5f2a/)
  })
})

describe('what is registered of a room', () => {
  it('has a page that a browser opens, not a script or a document of its own', async () => {
    const call = await opened()
    for (const pageUrl of ['javascript:alert(1)', 'data:text/html,x', ' file:///etc/passwd']) {
      const refused = await call('PATCH', ROOM, { pageUrl, reason: '改址' })
      expect(refused.statusCode, pageUrl).toBe(400)
      const stream = await call('PATCH', ROOM, { streamUrls: [pageUrl], reason: '改址' })
      expect(stream.statusCode, pageUrl).toBe(400)
    }
  })
})

describe('a change of many rooms', () => {
  const both = [{ id: 'room-1' }, { id: 'room-2' }]
  const body = {
    rooms: both,
    change: { tier: 'key', addTags: ['暑期'] },
    reason: '暑期重点',
  }

  it('names each room once, and a place that there is', async () => {
    const call = await opened()
    const twice = [{ id: 'room-1' }, { id: 'room-1', expectedVersion: 'old' }]
    for (const wrong of [{ rooms: twice }, { change: { region: '999999' } }]) {
      const refused = await call('POST', '/api/v1/rooms/changes', { ...body, ...wrong })
      expect(refused.json().code, JSON.stringify(wrong)).toBe('bad-request')
    }
  })

  it('is looked at first, made whole, and taken back', async () => {
    const call = await opened()
    const looked = await call('POST', '/api/v1/rooms/changes', { ...body, dryRun: true })
    expect(looked.json()).toMatchObject({
      changeId: null,
      rooms: [
        { before: { tier: 'ordinary', tags: [] }, after: { tier: 'key', tags: ['暑期'] } },
        { id: 'room-2' },
      ],
    })
    expect((await call('GET', ROOM)).json()).not.toHaveProperty('tier')
    const { changeId } = (await call('POST', '/api/v1/rooms/changes', body)).json()
    const found = await call('GET', '/api/v1/rooms?tag=%E6%9A%91%E6%9C%9F&tier=key')
    expect(found.json().items).toHaveLength(2)
    const undo = { changeId, reason: '点错了' }
    expect((await call('POST', '/api/v1/rooms/changes/undo', undo)).statusCode).toBe(200)
    expect((await call('GET', ROOM)).json()).toMatchObject({ tier: 'ordinary', tags: [] })
  })

  it('is not taken back over what somebody did since, and not made where one of the rooms was changed', async () => {
    const call = await opened()
    const { version } = (await call('GET', ROOM)).json()
    const { changeId } = (await call('POST', '/api/v1/rooms/changes', body)).json()
    await call('PATCH', ROOM, { tier: 'low', reason: '复核' })
    const undone = await call('POST', '/api/v1/rooms/changes/undo', { changeId, reason: '撤' })
    expect(undone.json().code).toBe('overtaken')
    const stale = [{ id: 'room-2' }, { id: 'room-1', expectedVersion: version }]
    const change = { active: false }
    const refused = await call('POST', '/api/v1/rooms/changes', { ...body, rooms: stale, change })
    expect(refused.json().code).toBe('overtaken')
    expect((await call('GET', '/api/v1/rooms/room-2')).json().active).toBe(true)
  })
})

it('a room says why it is or is not watched, with what to do about it', async () => {
  const call = await opened()
  const { reason, sweeps, words } = (await call('GET', `${ROOM}/watch`)).json()
  expect(reason).toBe('waiting')
  expect(words.zh).toContain('等待下一次查看')
  expect(sweeps).toContainEqual(expect.objectContaining({ standing: 'has-it' }))
  await call('PATCH', ROOM, { active: false, reason: '停课' })
  const off = (await call('GET', `${ROOM}/watch`)).json()
  expect(off).toMatchObject({ watched: false, reason: 'archived', nextLookAt: null })
  expect(off.remedy.zh).toContain('恢复')
})
