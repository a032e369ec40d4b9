import { describe, expect, it } from 'vitest'
import { SHIPPED_MODEL } from '../../../../src/core/detection/classifier-model.ts'
import { createClassifier } from '../../../../src/core/detection/classify.ts'
import { SHIPPED_LEXICONS, shippedClassifier } from '../../../build/classifier.ts'
import { sessionOfTexts } from '../../../build/session-of-texts.ts'

const TRAIN =
  '例3 一列火车长240米,以每秒20米的速度通过一座桥用了50秒,求桥长\n解:设桥长为x米 240+x=20×50'

const EXERCISES = [
  '工程问题 甲单独做12天完成,乙单独做15天完成\n解:设总量为60 甲效率5 乙效率4',
  '例2 一件商品按定价打八折出售仍获利20%,成本是多少元?\nA.80 B.90 C.100 D.120',
  '相遇问题 路程和=速度和×时间\n例4 A、B两地相距360千米',
  '从5名男生和3名女生中选3人,至少1名女生的选法有几种?\n解:C(8,3)-C(5,3)=46',
  '一个长方形的长增加10%,宽减少10%,面积怎样变化?\n解:1.1×0.9=0.99',
  '甲乙丙三数的平均数是30,甲乙的平均数是28\n求丙 解:30×3-28×2=34',
]

describe('courses for examinations of grown-ups', () => {
  const named = EXERCISES.map((text) => `2025国考行测系统班\n${text}`)

  it('accuse nobody where their name stands on screens of exercises', () => {
    expect(sessionOfTexts(named).label).not.toBe('lesson')
    expect(
      sessionOfTexts(named.map((text, at) => (at % 3 === 0 ? text : (EXERCISES[at] ?? '')))).label,
    ).not.toBe('lesson')
    expect(sessionOfTexts(EXERCISES).label).toBe('lesson')
  })

  it('call a person after five minutes where they look like a lesson, however few their screens: a mark is no hiding place', () => {
    const marked = EXERCISES.map((text) => `考研数学\n${text}`)
    for (const screens of [2, 3, 6]) {
      expect(sessionOfTexts(marked.slice(0, screens), 20 / screens).label).toBe('review')
    }
  })

  it.each([
    '成人高考 数学 考前冲刺',
    '高中数学教师资格证 面试试讲',
    '专升本数学 从初中讲起',
    '2027国考 数量关系',
    '公务员联考 数资 系统班',
    'JLPT N2 文法',
  ])('are known whatever stage of school they name, and however they are called: %s', (mark) => {
    const screens = EXERCISES.map((text) => `${mark}\n${text}`)
    expect(sessionOfTexts(screens).label).not.toBe('lesson')
  })

  it('named once in passing leave a lesson a lesson', () => {
    const once = EXERCISES.map((text, at) => (at === 2 ? `考研数学也会考的思想\n${text}` : text))
    expect(sessionOfTexts(once).label).toBe('lesson')
  })

  it('are for a person by a single screen', () => {
    const { label, grownUps } = shippedClassifier().classify({ text: `考研数学\n${TRAIN}` })
    expect({ label, grownUps }).toEqual({ label: 'unsure', grownUps: '考研数学' })
  })

  it.each([
    '数量关系:速度×时间=路程',
    '进行测量,引申论证',
    '思考研讨 全国考卷 中考公式 秦统一建立',
    '课程资料分析图 方法考查 科目一览',
  ])('are not met in what a school says: %s', (text) => {
    expect(shippedClassifier().classify({ text }).grownUps).toBeUndefined()
  })

  it('do not hide a lesson of a school that is named beside them', () => {
    const { score } = shippedClassifier().classify({ text: `初一数学 不讲考研数学\n${TRAIN}` })
    expect(score).toBeGreaterThan(0.75)
  })

  it('do not hide a lesson by the title alone', () => {
    const { score } = shippedClassifier().classify({ text: TRAIN, title: '考研数学' })
    expect(score).toBeGreaterThan(0.75)
  })

  it('are nothing to models of before, which answer as they did', () => {
    const { topics: _topics, grownUps: _grownUps, ...before } = SHIPPED_MODEL
    const classifier = createClassifier(SHIPPED_LEXICONS, {
      ...before,
      joined: { terms: 0.3744, wording: 0.494, bias: 0.0235, clip: 8 },
    })
    const score = (text: string): number => classifier.classify({ text }).score
    expect(score(`考研数学\n${TRAIN}`)).toBeGreaterThan(0.6)
  })
})
