import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seconds } from '../../src/core/time/duration.ts'
import type { PageVisitor } from '../../src/ports/sight/page-visitor.ts'
import { openBrowsing } from '../build/streams/browsing.ts'
import { bytes, startStreamServer } from '../build/streams/stream-server.ts'
import { createFakePageVisitor } from '../fakes/fake-page-visitor.ts'

type VisitorWorld = {
  readonly visitor: PageVisitor
  /** A page titled 直播间 with the words 今晚讲函数 that asks for `playlist`. */
  readonly room: string
  readonly playlist: string
  readonly notFound: string
  readonly close: () => Promise<void>
}

async function openFake(): Promise<VisitorWorld> {
  const visitor = createFakePageVisitor()
  const room = 'http://made.example/room'
  const playlist = 'http://made.example/live.m3u8'
  visitor.script(room, { title: '直播间', text: '今晚讲函数', mediaUrls: [playlist] })
  const notFound = 'http://made.example/nowhere'
  return { visitor, room, playlist, notFound, close: async () => {} }
}

async function openReal(): Promise<VisitorWorld> {
  const browsing = await openBrowsing()
  const server = await startStreamServer()
  const playlist = server.serve('/live.m3u8', bytes('#EXTM3U\n'))
  const room = server.serve(
    '/room',
    bytes(
      '<!doctype html><meta charset=utf-8><title>直播间</title>今晚讲函数<script>fetch("/live.m3u8")</script>',
      'text/html',
    ),
  )
  return {
    visitor: browsing.visitor,
    room,
    playlist,
    notFound: `${server.origin}/nowhere`,
    close: async () => {
      await browsing.close()
      await server.close()
    },
  }
}

describe.each([
  ['the fake', openFake],
  ['Chromium', openReal],
])('a page visitor: %s', (_name, open) => {
  let world: VisitorWorld
  beforeAll(async () => {
    world = await open()
  })
  afterAll(() => world.close())
  const options = { budget: seconds(20) }

  it('tells title, visible words and media addresses of a room', async () => {
    expect(await world.visitor.visit(world.room, options)).toMatchObject({
      kind: 'page',
      url: world.room,
      title: '直播间',
      text: '今晚讲函数',
      mediaUrls: [world.playlist],
      videoPicture: null,
      saysOffAir: false,
    })
  })

  it('keeps the status of a page that is not there', async () => {
    expect(await world.visitor.visit(world.notFound, options)).toMatchObject({
      kind: 'unseen',
      reason: 'http-4xx',
      httpStatus: 404,
    })
  })
})
