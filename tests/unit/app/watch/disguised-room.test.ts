import { describe, expect, test } from 'vitest'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { loadedLaw } from '../../../build/law.ts'
import { at } from '../../../build/violations.ts'
import type { Screenplay } from '../../../build/watch/scripted-eyes.ts'
import { openWatchedRoom } from '../../../build/watch/watched-room.ts'

const law = await loadedLaw()
const SATURDAY = at('2026-03-07T10:00:00+08:00')

const EQUATIONS = [
  ['第3讲 列方程解应用题', '例1 小明买了 x 支铅笔', '解:设每支 x 元', '解方程 3x+5=20'],
  ['例2 一元一次方程', '移项 合并同类项', '2x-4=10', '课堂练习 第1题'],
  ['课堂小结 等式的性质', '练一练 解方程 5x=35', '扣1 听懂了吗'],
]
const SCRATCH = [
  ['Python编程入门 循环语句', 'for i in range(10):', 'print(i)'],
  ['Scratch 动画 角色造型', '当绿旗被点击', '移动10步'],
]
const showing =
  (screens: readonly (readonly string[])[]): Screenplay =>
  (now) =>
    screens[Math.floor((now - SATURDAY) / 20_000) % screens.length] ?? []

describe('a room that goes by another name, watched by the real stages', () => {
  test('D06: 思维训练营 teaches equations on a Saturday: a violation, with name and substance', async () => {
    const room = await openWatchedRoom(law, SATURDAY, showing(EQUATIONS), {
      room: { title: '周六思维训练营' },
    })
    await room.watchUntil(plus(SATURDAY, minutes(3)))
    expect(await room.violations()).toMatchObject([{ verdict: 'forbidden', subject: 'MAT' }])
    const [found, ...others] = await room.findings()
    expect(others).toEqual([])
    expect(found?.finding).toMatchObject({
      code: 'D5',
      decision: 'counts-as-live-teaching',
      name: { text: '周六思维训练营' },
      substance: { label: 'subject', subjects: expect.arrayContaining(['MAT']) },
    })
    const frames = found?.finding.about === 'disguise' ? found.finding.substance.frames : []
    expect(frames.length).toBeGreaterThan(0)
  })

  test('D01: under the name of 答疑 a person decides first; a lesson by measure is forbidden, for good', async () => {
    const room = await openWatchedRoom(law, SATURDAY, showing(EQUATIONS), {
      room: { title: '五年级线上答疑' },
    })
    await room.watchUntil(plus(SATURDAY, minutes(12)))
    expect(room.leases()).toBeGreaterThan(1)
    expect(await room.violations()).toMatchObject([{ verdict: 'forbidden', rule: 'CAL-REST' }])
    const taught = room.seen.filter(({ instructing }) => instructing)
    const early = taught.filter(({ at: when }) => when < plus(SATURDAY, seconds(55)))
    const late = taught.filter(({ at: when }) => when > plus(SATURDAY, minutes(2)))
    expect(early.length).toBeGreaterThan(0)
    expect(new Set(early.map(({ verdict }) => verdict.verdict))).toEqual(new Set(['review']))
    expect(early.some(({ verdict }) => verdict.autoCut)).toBe(false)
    expect(new Set(late.map(({ verdict }) => verdict.verdict))).toEqual(new Set(['forbidden']))
  })

  test('家庭教育指导 is for a person as long as no pupil is seen', async () => {
    const screens = EQUATIONS.map((lines) => lines.filter((line) => !line.includes('扣1')))
    const room = await openWatchedRoom(law, SATURDAY, showing(screens), {
      room: { title: '家庭教育指导' },
    })
    await room.watchUntil(plus(SATURDAY, minutes(3)))
    expect(await room.violations()).toMatchObject([{ verdict: 'review' }])
  })

  test('D07: a programming lesson by the name of one leaves no violation and nothing found', async () => {
    const room = await openWatchedRoom(law, SATURDAY, showing(SCRATCH), {
      room: { title: '编程课' },
    })
    await room.watchUntil(plus(SATURDAY, minutes(3)))
    expect(await room.violations()).toEqual([])
    expect((await room.findings()).map(({ finding }) => finding)).toMatchObject([
      { decision: 'none' },
    ])
  })
})

describe('the page beside the lesson', () => {
  test('that solicits is a finding of its own', async () => {
    const room = await openWatchedRoom(law, SATURDAY, showing(EQUATIONS), {
      room: { title: '五年级数学' },
      page: {
        title: '五年级数学直播',
        texts: [{ role: 'announcement', text: '免费试听 扫码进群领资料 加V信 abc12345' }],
      },
    })
    await room.watchUntil(plus(SATURDAY, minutes(1)))
    const found = (await room.findings()).map(({ finding }) => finding)
    expect(found).toMatchObject([
      { about: 'solicitation', judged: { keyContents: expect.arrayContaining(['KC3', 'KC4']) } },
    ])
  })

  test('a chat full of mathematics makes a painting lesson no lesson of mathematics', async () => {
    const chat = '一元二次方程 解方程 数学 求根公式 '.repeat(20)
    const painting = [['水彩画入门 调色与静物写生', '第一步用铅笔起稿']]
    const room = await openWatchedRoom(law, SATURDAY, showing(painting), {
      room: { title: '美术课' },
      page: { title: '水彩', text: `水彩 ${chat}`, texts: [{ role: 'chat', text: chat.trim() }] },
    })
    await room.watchUntil(plus(SATURDAY, minutes(3)))
    expect(await room.violations()).toEqual([])
  })
})

test('a slide that stands is looked at often and read once; the savings are counted', async () => {
  const room = await openWatchedRoom(law, SATURDAY, showing([SCRATCH[0] ?? []]), {})
  await room.watchUntil(plus(SATURDAY, minutes(1)))
  const counts = room.readings()
  expect(counts.pictures).toBeGreaterThan(5)
  expect(counts.read).toBe(1)
  expect(counts.unchanged).toBe(counts.pictures - 1)
})
