import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformRule } from '../../../src/core/patrol/platform-rule.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { PageVisit } from '../../../src/ports/sight/page-visitor.ts'
import { type Browsing, openBrowsing } from '../../build/streams/browsing.ts'
import { bytes, type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'

/** A platform of our own, as a file would describe it. */
const OWN: PlatformRule = {
  name: 'own',
  hosts: ['*.classroom.example'],
  device: 'phone',
  text: { price: ['#cost'], chat: ['#talk'] },
  media: { addresses: [/\/pull\/\d+$/u], ignore: [/\/replay\//u], globals: ['school.live'] },
  clicks: { consent: ['#agree'], play: ['#enter'] },
  signs: { 'off-air': [/教室已关灯/u], 'risk-control': [/请稍后再来/u] },
}

let browsing: Browsing
let server: StreamServer

beforeAll(async () => {
  // Every name leads to this machine: pages are then served under the host of a platform.
  browsing = await openBrowsing(['127.0.0.0/8'], {
    rules: [OWN],
    resolve: async () => ['127.0.0.1'],
  })
  server = await startStreamServer()
  server.serve('/live.m3u8', bytes('#EXTM3U\n'))
  server.serve('/pull/7', bytes('not said', 'text/plain'))
})

afterAll(async () => {
  await browsing.close()
  await server.close()
})

async function visit(host: string, path: string, body: string): Promise<PageVisit> {
  server.serve(
    path,
    bytes(`<!doctype html><meta charset="utf-8"><title>页面</title>${body}`, 'text/html'),
  )
  const outcome = await browsing.visitor.visit(`http://${host}:${server.port}${path}`, {
    budget: seconds(15),
  })
  if (outcome.kind !== 'page') throw new Error(`${outcome.reason}: ${outcome.detail}`)
  return outcome
}

const roleOf = (page: PageVisit, role: string): string =>
  page.texts.find((text) => text.role === role)?.text ?? ''

describe.concurrent('a page of any host is read by role', () => {
  it('from what web pages commonly write', async () => {
    const page = await visit(
      'school.example',
      '/roles',
      `<meta property="og:title" content="周末冲刺 初二数学">
       <div class="teacher-name">王老师</div>
       <div class="live-desc">本讲：一次函数</div>
       <span class="coursePrice">￥1999</span>
       <ul class="course-list"><li>第一讲 变量</li><li>第二讲 图像</li></ul>
       <div class="notice-bar">今晚七点开课</div>
       <div class="chatRoom">老师好</div><div class="chatRoom" hidden>看不见</div>
       <script>fetch('/live.m3u8')</script>`,
    )
    expect(page.texts).toEqual([
      { role: 'title', text: '周末冲刺 初二数学' },
      { role: 'teacher', text: '王老师' },
      { role: 'description', text: '本讲：一次函数' },
      { role: 'price', text: '￥1999' },
      { role: 'course-list', text: '第一讲 变量 第二讲 图像' },
      { role: 'announcement', text: '今晚七点开课' },
      { role: 'chat', text: '老师好' },
    ])
  })
})

describe.concurrent('a page of a platform with its own file', () => {
  it('has its own selectors first, its own media addresses, and its device', async () => {
    const page = await visit(
      'live.classroom.example',
      '/own',
      `<p class="price">￥1</p><p id="cost">￥2999</p><p id="talk">这题选 C</p><p id="d"></p>
       <script>d.textContent = navigator.userAgentData?.mobile ?? /Mobile/.test(navigator.userAgent);
       fetch('/replay/live.m3u8').finally(() => fetch('/pull/7'))</script>`,
    )
    expect(page.mediaUrls).toEqual([`http://live.classroom.example:${server.port}/pull/7`])
    expect(roleOf(page, 'price')).toBe('￥2999')
    expect(roleOf(page, 'chat')).toBe('这题选 C')
    expect(page.text).toContain('true')
  })

  it('has its own buttons clicked', async () => {
    const page = await visit(
      'classroom.example',
      '/buttons',
      `<video></video><p id="agree" onclick="window.agreed = true">好</p>
       <p id="enter" onclick="window.agreed && fetch('/live.m3u8')">入</p>`,
    )
    expect(page.mediaUrls).toHaveLength(1)
  })

  it('is off air by its own words, which mean nothing elsewhere', async () => {
    const body = '<video></video><p>教室已关灯</p>'
    const visits = ['classroom.example', 'school.example'].map((host) => visit(host, '/dark', body))
    expect((await Promise.all(visits)).map(({ saysOffAir }) => saysOffAir)).toEqual([true, false])
  })

  it('shows risk control in its own words', async () => {
    server.serve('/slow', bytes('<meta charset="utf-8">请稍后再来', 'text/html'))
    expect(
      await browsing.visitor.visit(`http://a.classroom.example:${server.port}/slow`, {
        budget: seconds(15),
      }),
    ).toMatchObject({ kind: 'unseen', reason: 'risk-control' })
  })
})

describe.concurrent('a shipped platform file', () => {
  it('holds for its host', async () => {
    const page = await visit(
      'live.bilibili.com',
      '/1',
      `<div class="room-owner-username">某老师</div><div id="chat-items">老师讲得真好</div>
       <script>fetch('/live-bvc/1/live_1.flv?deadline=1')</script>`,
    )
    expect(roleOf(page, 'teacher')).toBe('某老师')
    expect(roleOf(page, 'chat')).toBe('老师讲得真好')
    expect(page.mediaUrls[0]).toContain('/live-bvc/1/live_1.flv')
  })
})
