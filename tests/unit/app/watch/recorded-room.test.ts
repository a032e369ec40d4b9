import { describe, expect, test } from 'vitest'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { loadedLaw } from '../../../build/law.ts'
import { at } from '../../../build/violations.ts'
import type { Screenplay } from '../../../build/watch/scripted-eyes.ts'
import { openWatchedRoom } from '../../../build/watch/watched-room.ts'

const law = await loadedLaw()
const SATURDAY = at('2026-03-07T10:00:00+08:00')
const RECORDING = { seconds: 2_700 }

const EQUATIONS = [
  ['第3讲 列方程解应用题', '例1 小明买了 x 支铅笔', '解:设每支 x 元', '解方程 3x+5=20'],
  ['例2 一元一次方程', '移项 合并同类项', '2x-4=10', '课堂练习 第1题'],
  ['课堂小结 等式的性质', '练一练 解方程 5x=35', '作业 第12页 第3题'],
]
const COOKING = [['红烧肉的做法', '五花肉 500 克', '小火炖一小时']]
const showing =
  (screens: readonly (readonly string[])[]): Screenplay =>
  (now) =>
    screens[Math.floor((now - SATURDAY) / 20_000) % screens.length] ?? []

describe('a room whose address is a recording (直播变录播)', () => {
  test('a lesson in forbidden time reaches a person, and nothing is cut by itself', async () => {
    const room = await openWatchedRoom(law, SATURDAY, showing(EQUATIONS), { recording: RECORDING })
    await room.watchUntil(plus(SATURDAY, minutes(3)))
    const [violation, ...others] = await room.violations()
    expect(others).toEqual([])
    expect(violation).toMatchObject({
      verdict: 'review',
      rule: 'CAL-REST',
      judgement: { autoCut: false, recording: RECORDING },
    })
    expect(await room.status()).toMatchObject({ state: 'suspect', recording: RECORDING })
  })

  test('on a timetable and with roll-calls it is judged by its time, as a live lesson is', async () => {
    const room = await openWatchedRoom(law, SATURDAY, showing(EQUATIONS), {
      recording: RECORDING,
      room: { title: '初一数学 每周六开课 助教带学 打卡签到' },
    })
    await room.watchUntil(plus(SATURDAY, minutes(3)))
    expect(await room.violations()).toMatchObject([{ verdict: 'forbidden' }])
  })

  test('of something else it is no violation, and the wall knows that it is a recording', async () => {
    const room = await openWatchedRoom(law, SATURDAY, showing(COOKING), { recording: RECORDING })
    await room.watchUntil(plus(SATURDAY, minutes(3)))
    expect(await room.violations()).toEqual([])
    expect(await room.status()).toMatchObject({ state: 'clean', recording: RECORDING })
  })

  test('it is looked into often at first and rarely afterwards', async () => {
    const room = await openWatchedRoom(law, SATURDAY, showing(COOKING), { recording: RECORDING })
    await room.watchUntil(plus(SATURDAY, minutes(10)))
    expect(room.seen.length).toBeGreaterThan(12)
    expect(room.seen.length).toBeLessThan(30)
  })
})
