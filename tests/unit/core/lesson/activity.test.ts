import { describe, expect, it, test } from 'vitest'
import { type Activity, activityOf } from '../../../../src/core/lesson/activity.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { shippedClassifier } from '../../../build/classifier.ts'

const classifier = shippedClassifier()

/** What a look at these words in a room called 初三数学直播课 shows; lines are separated by ` / `. */
function seen(words: string, differing: Partial<Parameters<typeof activityOf>[0]> = {}) {
  const text = words.replaceAll(' / ', '\n')
  const classification = classifier.classify({ text, title: '初三数学直播课' })
  return activityOf({
    text,
    classification,
    emptiness: 'has-content',
    standsFor: seconds(0),
    ...differing,
  })
}

const SCREENS: readonly (readonly [Activity, string])[] = [
  ['instruct', '例1 解方程 x²-5x+6=0 / 解:(x-2)(x-3)=0 / 所以 x=2 或 x=3'],
  ['instruct', '一元二次方程的求根公式 / 知识点梳理'],
  ['instruct', '再讲一道题 / 已知AB=CD,求证△ABC≌△DCB'],
  ['instruct', 'Unit 3 What are you doing? / Tom ____ football now.'],
  ['instruct', '《岳阳楼记》课文赏析 / 重点字词:谪守 越明年百废具兴'],
  ['idle', '初三数学 一元二次方程复习课 / 直播即将开始,请稍候'],
  ['idle', '第3讲 欧姆定律 / 直播倒计时 00:05:12'],
  ['idle', '课间休息 10分钟 / 20:35继续上课'],
  ['idle', '本次直播已结束 / 感谢观看'],
  ['idle', '主播暂时离开,马上回来'],
  ['idle', '此电脑 / 回收站 / 腾讯会议 / 微信'],
  ['admin', '课前点名 / 请同学们签到 / 张三 到 / 李四 到 / 王五 请假'],
  ['admin', '签到 已签到 23 人 未签到 4 人'],
  ['admin', '通知:本周三下午三点召开线上家长会,请家长准时参加'],
  ['admin', '通知 / 本周六进行一元二次方程单元测验 / 请同学们带好圆规和直尺'],
  ['admin', '课程表 / 周一 语文 19:00 / 周二 数学 19:00 / 周三 英语 19:00'],
  ['admin', '初二数学培优班 寒假班招生 名额有限 扫码报名 试听课9.9元'],
  ['admin', '下课啦 / 记得完成作业'],
  ['chat', '大家好 晚上好 / 能听到老师说话吗 听得到扣1'],
  ['chat', '张三:老师好 / 李四:111 / 王五:晚上好'],
  ['chat', '大家吃饭了吗 今天天气真冷 周末去哪玩了'],
]

describe('what goes on, by what is written on the screen', () => {
  test.each(SCREENS)('%s: %s', (activity, words) => {
    expect(seen(words)).toBe(activity)
  })
})

describe('buttons and banners around a lesson', () => {
  it.each([
    '例1 解方程 x²-5x+6=0 / 解:(x-2)(x-3)=0 / 签到 公告 举手 课程表 讨论',
    '欧姆定律 I=U/R / 例2 电阻R=10Ω,电压U=5V,求电流 / 扫码加群领资料 限时优惠 火热报名',
    '勾股定理 a²+b²=c² / 签到 公告',
    '例3 已知函数y=2x+1,求x=3时y的值 / 直播即将开始',
  ])('do not make it anything else: %s', (words) => {
    expect(['instruct', 'unsure']).toContain(seen(words))
  })
})

describe('a screen without words', () => {
  it.each(['black', 'flat'] as const)('is idle when it is %s', (emptiness) => {
    expect(seen('', { emptiness })).toBe('idle')
  })

  it('says nothing by itself when somebody may be speaking there', () => {
    expect(seen('')).toBe('unsure')
  })

  it('is idle when the very same picture stands for a minute', () => {
    expect(seen('', { standsFor: minutes(1) })).toBe('idle')
  })
})

describe('a slide that stands', () => {
  const SLIDE = '例1 解方程 x²-5x+6=0 / 解:(x-2)(x-3)=0'

  it('is teaching for minutes', () => {
    expect(seen(SLIDE, { standsFor: minutes(9) })).toBe('instruct')
  })

  it('is not taken for teaching for ever', () => {
    expect(seen(SLIDE, { standsFor: minutes(10) })).toBe('unsure')
  })
})

it('a word in passing does not make a page of text an announcement', () => {
  const review =
    '这家民宿在巷子深处,院子不大,老板收拾得清清爽爽,夜里休息不受打扰,早饭有豆浆和油条,出门走几步便是公交站,美中不足是楼梯有点陡'
  expect(seen(review)).toBe('unsure')
})

it('never takes a screen for teaching that shows something else', () => {
  expect(seen('羽绒服 包邮 尺码齐全 / 点击小黄车')).toBe('unsure')
})
