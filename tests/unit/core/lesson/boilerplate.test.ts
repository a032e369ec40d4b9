import { describe, expect, it } from 'vitest'
import { PRESENT_ADDING_UP } from '../../../../src/core/lesson/adding-up/adding-up-versions.ts'
import {
  addBoilerplate,
  NO_BOILERPLATE,
  partText,
} from '../../../../src/core/lesson/boilerplate.ts'
import { sessionOfTexts } from '../../../build/session-of-texts.ts'

const { boilerplate: limits } = PRESENT_ADDING_UP
if (limits === undefined) throw new Error('the present rule knows boilerplate')

const standing = (...screens: readonly string[]) =>
  screens.reduce((known, text) => addBoilerplate(known, text, limits), NO_BOILERPLATE)
const parted = (...screens: readonly string[]) =>
  partText(standing(...screens), screens.at(-1) ?? '', limits)

const SLIDES = [
  '例1 解方程 3x-7=11\n解:移项得 3x=18\n所以 x=6',
  '一次函数 y=kx+b 的图象\n当k>0时 y随x的增大而增大',
  '例2 已知△ABC中 AB=AC ∠A=40°\n求∠B的度数',
  '练习 因式分解 x²-9=\n(x+3)(x-3)',
  '二次函数的顶点坐标\n对称轴 x=-b/2a',
  '概率 从一副牌中任取一张\n求抽到红桃的概率',
]
const BANNER =
  '家常菜直播间 今日特价 酱牛肉 29.9 两斤包邮 手工水饺 下单送醋\n主播推荐 新疆大枣 核桃 葡萄干 买二送一 关注领券 点亮灯牌 分享直播间抽奖'
const MORE = [
  '例3 一次函数过点(1,3)和(2,5) 求解析式',
  '作业 课本52页 第3题 第5题\n化简 2a(a-3)',
  '平行四边形的性质\n对边相等 对角相等',
  '勾股定理 a²+b²=c²\n已知直角边3和4 求斜边',
  '分式方程 检验增根\n1/(x-1)=2/x',
  '不等式组 2x-1>3 的解集\n在数轴上表示',
]
const FOOTER = '客服微信 meishi2026 周一至周五 9:00-18:00 售后无忧 七天无理由退换 品质保证 源头工厂'

describe('lines that stand on every different screen', () => {
  it('are told from what the screens show, once three differ', () => {
    const [one = '', two = '', three = ''] = SLIDES.map((slide) => `${BANNER}\n${slide}`)
    expect(parted(one, two)).toEqual({
      boilerplate: { text: BANNER, often: false },
      matter: SLIDES[1],
    })
    expect(parted(one, two, three)).toEqual({
      boilerplate: { text: BANNER, often: true },
      matter: SLIDES[2],
    })
  })

  it('are the same though a clock among them goes on and the reader mistakes a character', () => {
    const at = (time: string, name: string, slide: string | undefined) =>
      `${name} 在线人数 ${time}\n${slide}`
    const screens = [
      at('1024', '星光舞蹈工作室', SLIDES[0]),
      at('998', '星光舞蹈工作室', SLIDES[1]),
      at('1203', '星光舞路工作室', SLIDES[2]),
    ]
    expect(parted(...screens).matter).toBe(SLIDES[2])
  })

  it('are none of a slide that grows, of a page that is scrolled, or of one that stands', () => {
    const lines = Array.from(
      { length: 14 },
      (_, i) => `第${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[i]}条 ${SLIDES[i % 6]?.slice(0, 9 + i)}`,
    )
    const growing = [3, 5, 8, 10, 12].map((count) => lines.slice(0, count).join('\n'))
    const scrolled = [0, 2, 4, 6].map((from) => lines.slice(from, from + 8).join('\n'))
    expect(standing(...growing).lines).toEqual([])
    expect(standing(...scrolled).lines).toEqual([])
    expect(standing(BANNER, BANNER, BANNER, BANNER).lines).toEqual([])
  })

  it('stay known on a screen that shows nothing else, which is judged whole', () => {
    const screens = [...SLIDES.slice(0, 3).map((slide) => `${BANNER}\n${slide}`), BANNER]
    expect(parted(...screens)).toEqual({ boilerplate: null, matter: BANNER })
  })
})

describe('a session', () => {
  it('is a lesson whatever banner or footer stands over all of its slides', () => {
    expect(sessionOfTexts(SLIDES.map((slide) => `${BANNER}\n${slide}`)).label).toBe('lesson')
    expect(sessionOfTexts(SLIDES.map((slide) => `${slide}\n${FOOTER}`)).label).toBe('lesson')
    const both = SLIDES.map((slide) => `${BANNER}\n${slide}\n${FOOTER}`)
    expect(sessionOfTexts(both).label).toBe('lesson')
  })

  it('is a lesson whichever of two banners stands, or stands on two of three slides', () => {
    const other = '今日头条 股市收评 沪指震荡 成交破万亿 基金经理 解读 后市行情'
    const alternating = SLIDES.map((slide, at) => `${at % 2 === 0 ? BANNER : other}\n${slide}`)
    const missing = SLIDES.map((slide, at) => (at % 3 === 1 ? slide : `${BANNER}\n${slide}`))
    const twice = [...SLIDES, ...MORE]
    const both = twice.map((slide, at) => `${at % 2 === 0 ? BANNER : other}\n${slide}`)
    expect(sessionOfTexts([...alternating, ...both.slice(6)]).label).toBe('lesson')
    expect(sessionOfTexts(missing).label).toBe('lesson')
  })

  it('is a lesson of tasks that differ in nothing but their numbers under a banner', () => {
    const drills = [11, 23, 35, 47, 52, 68].map(
      (n) => `口算 ${n}+${n + 7}=\n${n + 30}-${n}=\n${n}×3=\n${n * 4}÷4=`,
    )
    expect(sessionOfTexts(drills.map((drill) => `${BANNER}\n${drill}`)).label).toBe('lesson')
  })

  it('is a lesson below sixty lines of prices, too', () => {
    const prices = Array.from(
      { length: 64 },
      (_, i) => `特价${'蔬菜水果鱼肉蛋奶米面'[i % 10]}${i}号柜 今日到店`,
    )
    expect(sessionOfTexts(SLIDES.map((slide) => `${prices.join('\n')}\n${slide}`)).label).toBe(
      'lesson',
    )
  })

  it.each([
    '初三数学寒假提高班 报名从速 名师小班',
    '初一数学 一元一次方程',
    '五年级语文 期末复习 古诗文',
    '小学数学 口算题卡 应用题 课堂练习 每日一练',
    '人教版八年级数学',
  ])('of other things is none under the constant line %s', (frame) => {
    const others = [
      '红烧排骨的做法\n排骨焯水 加冰糖炒糖色 小火炖四十分钟',
      '今日大盘走势\n沪指收涨0.3% 成交额破万亿',
      '王者荣耀 五排上分\n打野位来一个 不会玩的别来',
      '云南旅游攻略\n大理古城 洱海骑行 民宿推荐',
      '新车试驾\n百公里加速 5.9秒 续航 620 公里',
      '二手房成交\n三室两厅 满五唯一 随时看房',
    ]
    expect(sessionOfTexts(others.map((other) => `${frame}\n${other}`)).label).not.toBe('lesson')
  })

  it('is a lesson with a heading that helps on each of its slides', () => {
    const mild = [
      '物体浸在水中\n受到向上的力',
      '排开的水越多\n弹簧测力计示数越小',
      '木块漂浮 铁块下沉\n比较密度',
    ]
    const headed = mild.map((slide) => `初二物理同步课 第五讲 浮力 例题\n${slide}`)
    expect(sessionOfTexts(headed).label).toBe('lesson')
  })

  it('of a course for grown-ups stays one though its name stands in the frame', () => {
    const named = SLIDES.map((slide) => `2025国考行测系统班 数量关系\n${slide}`)
    expect(sessionOfTexts(named).label).not.toBe('lesson')
  })
})
