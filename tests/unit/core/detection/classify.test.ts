import { describe, expect, it } from 'vitest'
import { classification as classificationOnWire } from '../../../../src/contracts/reading/classification.ts'
import { shippedClassifier } from '../../../build/classifier.ts'

const classifier = shippedClassifier()
const of = (text: string, title?: string) =>
  classifier.classify(title === undefined ? { text } : { text, title })

describe('a lesson is known by its slide', () => {
  it.each([
    [
      'MAT',
      'junior',
      '一元二次方程 求根公式\n例1 解方程 x²-5x+6=0\n解: 因式分解 (x-2)(x-3)=0\n课堂练习',
    ],
    [
      'MAT',
      'primary',
      '小数除法\n例题2 22.4÷4= 列竖式计算\n商的小数点要和被除数的小数点对齐\n课堂练习',
    ],
    [
      'PHY',
      'junior',
      '第二节 欧姆定律\n知识点 导体中的电流与电压成正比\n例2 电阻R=10Ω,电压U=5V,求电流',
    ],
    [
      'CHE',
      'junior',
      '二氧化碳的实验室制取\n反应原理:大理石与稀盐酸 CaCO3+2HCl\n收集方法:向上排空气法\n课堂练习',
    ],
    ['BIO', 'senior', '基因的自由组合定律\n孟德尔豌豆杂交实验 F2性状分离比 9:3:3:1\n典型例题'],
    ['CHN', 'junior', '《岳阳楼记》课文赏析\n重点字词 通假字 古今异义\n作业:背诵并默写第三自然段'],
    ['HIS', 'junior', '第9课 秦统一中国\n郡县制 统一文字 焚书坑儒\n课堂小结 课后习题'],
    ['GEO', 'senior', '第三讲 大气环流 气压带 风带的季节移动\n例题讲解 地中海气候的成因'],
    [
      'POL',
      'senior',
      '高一政治 价值规律 供求关系影响价格\n例题 某商品价格上涨的原因\nA. 社会必要劳动时间增加 B. 供不应求',
    ],
  ])('%s, %s', (subject, stage, text) => {
    const result = of(text)
    expect(result.label).toBe('subject')
    expect(result.score).toBeGreaterThan(0.75)
    expect(result.subjects[0]?.code).toBe(subject)
    expect(result.stage).toBe(stage)
  })

  it('as the reader gives it, with formulas misread', () => {
    const result = of(
      '一元二次方程的求根公式\n例1 解方程xz-5x+6=0\n解:(x-2)(X-3)=0\n… Xl=2, X2=3\n课堂练习第3题作业:课本第42页',
    )
    expect(result.label).toBe('subject')
  })

  it('when its words are written apart, or in traditional characters, to get past word lists', () => {
    expect(of('数·学 勾 股 定 理 直 角 三 角 形 课 堂 练 习').label).toBe('subject')
    expect(of('三角形的內角和 平行線 例題講解 課後練習').label).not.toBe('non-subject')
  })
})

describe('what is no lesson of a school subject', () => {
  it.each([
    ['a painting class', '水彩画 调色 静物写生 课堂'],
    [
      'a painting class with homework',
      '水彩画入门 调色与静物写生\n第一步 用铅笔起稿\n作业:完成一幅静物',
    ],
    ['a piano lesson', '钢琴课 五线谱 C大调音阶 指法练习 课后作业'],
    ['a dance class', '少儿中国舞 第3讲 基本功 压腿 下腰 课堂展示'],
    [
      'a programming class',
      'Python编程入门 第3课 循环语句\nfor i in range(10):\n print(i)\n课后作业',
    ],
    ['shopping', '直播间下单立减50元 包邮 正品 羽绒服 尺码齐全 点击小黄车'],
    ['an examination of grown-ups', '一级建造师 考试冲刺 建筑工程 混凝土 真题讲解 例题1'],
    ['university mathematics', '2024考研数学 高等数学 二重积分 例题 解析'],
    ['the civil service examination', '公务员行测 判断推理 图形推理 真题讲解 答题技巧'],
    ['medicine', '执业医师 内科学 心力衰竭的治疗原则 例题解析'],
    ['a game', '王者荣耀 排位上分 英雄出装 主播带你开黑'],
    ['chatting', '欢迎来到直播间 点点关注 感谢礼物'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(of(text).label).toBe('non-subject')
  })
})

describe('the answer', () => {
  const text = '今天讲 勾 股 定 理\n例1 直角三角形的斜边\n课堂练习'
  const result = of(text)

  it('quotes what stood on the screen at the places that it gives', () => {
    expect(result.evidence.length).toBeGreaterThan(0)
    for (const { term, start, end } of result.evidence) expect(text.slice(start, end)).toBe(term)
    expect(result.evidence.map(({ term }) => term)).toContain('勾 股 定 理')
  })

  it('has the shape of the contract', () => {
    expect(classificationOnWire.safeParse(result).error).toBeUndefined()
  })

  it('is the same every time', () => {
    expect(shippedClassifier().classify({ text })).toEqual(result)
  })

  it('says what speaks against as well', () => {
    const weights = of('水彩画 调色 写生').evidence.map(({ weight }) => weight)
    expect(Math.min(...weights)).toBeLessThan(0)
  })

  it('believes more when the title names the lesson', () => {
    const bare = of('已知 a=3 求 b')
    const titled = of('已知 a=3 求 b', '初二数学期末复习 直播课')
    expect(titled.score).toBeGreaterThan(bare.score)
    expect(titled.dimensions.purpose).toBeGreaterThan(bare.dimensions.purpose)
  })

  it('comes for a whole book as fast as for a page', () => {
    expect(of('函数'.repeat(500_000)).label).toBeDefined()
  })
})
