import { describe, expect, it } from 'vitest'
import {
  speechInCommon,
  suspectReturn,
  teachersIn,
} from '../../../../src/core/cuts/suspected-return.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const read = (text: string) => ({ sense: 'picture' as const, text, at: SATURDAY })
const heard = (text: string, second = 0) => ({
  ...{ sense: 'sound' as const, text },
  at: plus(SATURDAY, seconds(second)),
})

describe('the teacher’s name on a screen', () => {
  it('is a whole name, called by what he does or by 老师', () => {
    expect([...teachersIn([read('主讲：王小明\n第三讲 二次函数')])]).toEqual(['王小明'])
    expect([...teachersIn([read('李娜老师 的直播间')])]).toEqual(['李娜'])
    expect([...teachersIn([read('授课教师 陈建国')])]).toEqual(['陈建国'])
  })

  it('is no surname alone, no greeting, and nothing that was only heard', () => {
    expect([...teachersIn([read('张老师好'), read('各位老师'), read('班主任老师')])]).toEqual([])
    expect([...teachersIn([heard('主讲：王小明')])]).toEqual([])
  })
})

describe('speech in two rooms', () => {
  const SAID = '我们来看这道题，设甲车的速度为每小时六十千米，'

  it('is the same where a long run of it is word for word, however it was cut into pieces', () => {
    const other = [
      heard('好，大家坐好。'),
      heard('我们来看这道题设甲车的速度为每小时'),
      heard('六十千米'),
    ]
    expect(speechInCommon([heard(`上课。${SAID}`)], other)).toBe(
      '我们来看这道题设甲车的速度为每小时六十千米',
    )
  })

  it('is the same where a search gave the pieces newest first, and of much the newest is compared', () => {
    const pieces = [heard('每小时六十千米', 20), heard('我们来看这道题设甲车的速度为', 10)]
    expect(speechInCommon([heard(SAID)], pieces)).toBe('我们来看这道题设甲车的速度为每小时六十千米')
    const long = [heard(SAID, 10), heard('啊'.repeat(20_000))]
    expect(speechInCommon(long, [heard(SAID)])).not.toBeNull()
  })

  it('is not the same for a greeting, for laughter, or for words that were only read', () => {
    expect(speechInCommon([heard('同学们晚上好')], [heard('同学们晚上好')])).toBeNull()
    expect(speechInCommon([heard('哈'.repeat(40))], [heard('哈'.repeat(40))])).toBeNull()
    expect(speechInCommon([read(SAID)], [heard(SAID)])).toBeNull()
  })
})

it('a suspicion says why and quotes what both have; nothing in common is none', () => {
  const cut = [read('主讲：王小明'), heard('今天讲分数')]
  expect(suspectReturn(cut, [read('王小明老师\n加油')])).toEqual({
    why: 'same-teacher',
    quoted: '王小明',
  })
  expect(suspectReturn(cut, [read('主讲：李小明'), heard('今天讲分数')])).toBeNull()
})
