import type { Browser } from 'puppeteer'
import type { EvidenceFrame } from '../../../src/contracts/evidence.ts'
import type { DashboardFixture } from '../dashboard-fixture-server.ts'
import { historyLine } from './fixture-state.ts'
import { type SlidePicture, slidePicture } from './slide-picture.ts'
import { wireCurve } from './wire-curve.ts'
import { wireRoom, wireStatus } from './wire-room.ts'
import { wireViolation } from './wire-violation.ts'

const NOW = '2026-03-07T09:42:10+08:00'

const TERMS = [
  { term: '期末提分', dimension: 'purpose', weight: 0.8 },
  { term: '一元二次方程', dimension: 'content', weight: 1.4 },
  { term: '判别式', dimension: 'content', weight: 1.1 },
  { term: '例题', dimension: 'manner', weight: 0.9 },
  { term: '课后作业', dimension: 'manner', weight: 0.6 },
  { term: '兴趣', dimension: 'purpose', weight: -0.3 },
] as const

const MATHS = [
  '期末提分班 第3讲 一元二次方程',
  '例题1 解方程 x² − 5x + 6 = 0',
  '判别式 Δ = b² − 4ac',
  '主讲:王老师 直播间 88',
  '课后作业:练习册第 24 页 1—6 题',
  '培养兴趣 快乐学习',
]
const MATHS_NEXT = [
  '例题2 求根公式',
  'x = (−b ± √Δ) / 2a',
  '请在评论区写出答案',
  '下一节 10:20 开始',
]

const frame = (id: string, at: string, slide: SlidePicture): EvidenceFrame => ({
  id,
  kind: 'frame',
  sha256: id.padEnd(64, '0').replaceAll(/[^0-9a-f]/g, 'e'),
  at,
  url: `/pictures/${id}.png`,
  perceptualHash: 'ffeeddcc00112233',
  width: slide.width,
  height: slide.height,
  engine: 'tesseract.js 7.0.0',
  lines: [...slide.lines],
})

type Pictures = readonly [SlidePicture, SlidePicture, SlidePicture]
const drawn = new WeakMap<Browser, Promise<Pictures>>()

/** Drawn once a browser: drawing takes longer than most tests. */
function picturesOf(browser: Browser): Promise<Pictures> {
  const known =
    drawn.get(browser) ??
    Promise.all([
      slidePicture(browser, MATHS, TERMS),
      slidePicture(browser, MATHS_NEXT, TERMS),
      slidePicture(browser, ['水彩静物写生', '苹果的明暗与冷暖', '今天用到的颜料'], [], '#e8f1ec'),
    ])
  drawn.set(browser, known)
  return known
}

/** Every kind of room at once, two violations that go on and two that are over: a Saturday morning on duty. */
export async function busyMorning(fixture: DashboardFixture, browser: Browser): Promise<void> {
  const { state, pictures } = fixture
  state.shiftSeconds = Math.round((Date.parse(NOW) - Date.now()) / 1000)
  const [maths, next, painting] = await picturesOf(browser)
  pictures.set('/pictures/f1.png', maths.png)
  pictures.set('/pictures/f2.png', next.png)
  pictures.set('/pictures/painting.png', painting.png)
  const frames = [
    frame('f1', '2026-03-07T09:31:12+08:00', maths),
    frame('f2', '2026-03-07T09:36:40+08:00', next),
  ]
  const evidence = frames.map(({ id, kind, sha256, at, url }) => ({ id, kind, sha256, at, url }))
  fillRooms(fixture)
  state.violations = [
    wireViolation({ id: 'v-maths', evidence }),
    wireViolation({
      id: 'v-english',
      roomId: 'room-english',
      roomTitle: '小学英语同步课堂',
      institutionName: '启明语言培训(演练)',
      subjects: ['ENG'],
      status: 'confirmed',
      startedAt: '2026-03-07T09:05:00+08:00',
      evidence: evidence.slice(1),
      cut: { id: 'cut-0', state: 'accepted-unverified' },
    }),
    wireViolation({
      id: 'v-cut',
      roomTitle: '中考物理押题',
      subjects: ['PHY'],
      status: 'confirmed',
      ongoing: false,
      startedAt: '2026-03-07T08:40:00+08:00',
      endedAt: '2026-03-07T08:52:00+08:00',
      endReason: 'cut',
      seconds: 720,
      cut: { id: 'cut-x', state: 'verified' },
    }),
    wireViolation({
      id: 'v-dismissed',
      roomTitle: '国画入门',
      subjects: ['CHN'],
      status: 'dismissed',
      ongoing: false,
      startedAt: '2026-03-07T08:10:00+08:00',
      seconds: 60,
    }),
  ]
  state.evidence.set('v-maths', frames)
  state.curves.set('v-maths', wireCurve())
  state.history = [
    historyLine(state, {
      type: 'violation.opened',
      subjectId: 'v-maths',
      why: '3 次画面一致指向授课',
    }),
    historyLine(state, { subjectId: 'v-maths' }),
    historyLine(state, { subjectId: 'v-maths' }),
    historyLine(state, { type: 'alert.raised', subjectId: 'v-maths', status: null }),
  ]
}

function fillRooms({ state }: DashboardFixture): void {
  const target = {
    platform: 'node-media-server',
    apiUrl: 'http://127.0.0.1:8000',
    app: 'live',
    stream: 'maths-88',
  } as const
  state.rooms = [
    wireRoom({
      id: 'room-maths',
      title: '初二数学冲刺直播课',
      institutionName: '晨光在线教育(演练)',
      cutTarget: target,
      status: wireStatus('violating'),
      thumbnailUrl: '/pictures/f1.png',
      ongoingViolationId: 'v-maths',
    }),
    wireRoom({
      id: 'room-painting',
      title: '水彩静物写生',
      institutionName: '彩虹美术(演练)',
      status: wireStatus('clean'),
      thumbnailUrl: '/pictures/painting.png',
      legalTime: {
        verdict: 'permitted',
        rule: null,
        reason: { zh: '允许', en: 'permitted' },
        until: null,
      },
    }),
    wireRoom({
      id: 'room-english',
      title: '小学英语同步课堂',
      institutionName: '启明语言培训(演练)',
      status: wireStatus('suspect', { lastLookAt: '2026-03-07T09:38:00+08:00' }),
      thumbnailUrl: '/pictures/f2.png',
    }),
    wireRoom({
      id: 'room-blind',
      title: '高分作文特训营',
      institutionName: '文澜书院(演练)',
      status: wireStatus('unseen', {
        airState: 'unseen',
        unseenReason: 'login-wall',
        unseenWords: { zh: '须登录才能观看', en: 'a login is required' },
      }),
    }),
    wireRoom({ id: 'room-new', title: '暑期衔接班', institutionName: '启明语言培训(演练)' }),
    wireRoom({
      id: 'room-off',
      title: '初三化学实验',
      institutionName: '晨光在线教育(演练)',
      status: wireStatus('off-air', { airState: 'off-air' }),
    }),
  ]
}
