import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import type { PageVisit } from '../../../src/ports/sight/page-visitor.ts'
import type { Unseen } from '../../../src/ports/sight/stream-viewer.ts'
import {
  bilibiliPage,
  douyinFeed,
  douyinPage,
  kuaishouPage,
} from '../../build/pages/platform-shapes.ts'
import { type Browsing, openBrowsing } from '../../build/streams/browsing.ts'
import {
  bytes,
  redirectTo,
  type StreamServer,
  startStreamServer,
} from '../../build/streams/stream-server.ts'

let browsing: Browsing
let server: StreamServer

beforeAll(async () => {
  browsing = await openBrowsing(['127.0.0.0/8'], { resolve: async () => ['127.0.0.1'] })
  server = await startStreamServer()
})

afterAll(async () => {
  await browsing.close()
  await server.close()
})

async function visit(host: string, path: string, body: string): Promise<PageVisit | Unseen> {
  server.serve(path, bytes(body, 'text/html'))
  return await browsing.visitor.visit(`http://${host}:${server.port}${path}`, {
    budget: seconds(15),
  })
}

const mediaOf = (visited: PageVisit | Unseen): readonly string[] => {
  if (visited.kind !== 'page') throw new Error(`${visited.reason}: ${visited.detail}`)
  return visited.mediaUrls.map((url) => `${new URL(url).pathname}${new URL(url).search}`)
}

describe.concurrent('a room of Douyin', () => {
  const host = 'live.douyin.com'
  const origin = () => `http://pull.${host}:${server.port}`

  it('on air is found by the whole signed addresses in its page, and by no recommended room', async () => {
    server.serve('/webcast/feed/', bytes(douyinFeed(origin()), 'application/json'))
    const found = mediaOf(await visit(host, '/101', douyinPage(origin(), true)))
    expect(found).toContain('/third/stream-101.flv?expire=1&sign=s%2B101&k=v')
    expect(found).toContain('/third/stream-101_or4.flv?expire=1&sign=s%2B101_or4&k=v')
    expect(found.filter((one) => one.includes('999'))).toEqual([])
  })

  it('off air is not taken for a recommended room', async () => {
    server.serve('/webcast/feed/', bytes(douyinFeed(origin()), 'application/json'))
    const visited = await visit(host, '/102', douyinPage(origin(), false))
    expect(mediaOf(visited)).toEqual([])
    expect(visited).toMatchObject({ saysOffAir: true })
  })
})

describe.concurrent('a room of Kuaishou', () => {
  const host = 'live.kuaishou.com'
  const origin = () => `http://pull.${host}:${server.port}`

  it('on air is the first of its list alone', async () => {
    const found = mediaOf(await visit(host, '/u/own', kuaishouPage(origin(), true)))
    expect(found).toEqual(['/gifshow/own.flv?txSecret=own&txTime=1'])
  })

  it('off air is not taken for a recommended room', async () => {
    const visited = await visit(host, '/u/away', kuaishouPage(origin(), false))
    expect(mediaOf(visited)).toEqual([])
    expect(visited).toMatchObject({ saysOffAir: true })
  })
})

describe.concurrent('a room that is registered by a link that is shared', () => {
  it('is read by the file of the platform that the link leads to', async () => {
    const host = 'live.kuaishou.com'
    const origin = `http://pull.${host}:${server.port}`
    server.serve('/u/shared', bytes(kuaishouPage(origin, false), 'text/html'))
    server.serve('/s/1', redirectTo(`http://${host}:${server.port}/u/shared`))
    const shared = `http://v.shared.example:${server.port}/s/1`
    const visited = await browsing.visitor.visit(shared, { budget: seconds(15) })
    expect(mediaOf(visited)).toEqual([])
    expect(visited).toMatchObject({ saysOffAir: true })
  })
})

describe.concurrent('a room of Bilibili', () => {
  const host = 'live.bilibili.com'
  const origin = () => `http://cn.bilivideo.example:${server.port}`

  it('on air is found by what its player asks for, with its title and its owner', async () => {
    server.serve('/live-bvc/1/live_5_7.flv', bytes('FLV', 'video/x-flv'))
    const visited = await visit(host, '/7', bilibiliPage(origin(), true))
    expect(mediaOf(visited)).toEqual(['/live-bvc/1/live_5_7.flv?expires=1&len=0&sign=b'])
    expect(visited).toMatchObject({
      texts: expect.arrayContaining([
        { role: 'title', text: '英语 定语从句' },
        { role: 'teacher', text: '李老师' },
      ]),
    })
  })

  it('off air is not taken for a recommended room', async () => {
    const visited = await visit(host, '/8', bilibiliPage(origin(), false))
    expect(mediaOf(visited)).toEqual([])
    expect(visited).toMatchObject({ saysOffAir: true })
  })
})
