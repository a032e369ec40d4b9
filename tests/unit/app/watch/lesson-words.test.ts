import { describe, expect, test } from 'vitest'
import { coursesNow, lessonWords } from '../../../../src/app/watch/lesson-words.ts'
import type { PageText } from '../../../../src/core/patrol/page-text.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import type { SecondOfDay } from '../../../../src/core/time/clock-time.ts'
import { shippedClassifier } from '../../../build/classifier.ts'
import { aRoom, at } from '../../../build/violations.ts'

const ROOM = aRoom({ title: '王老师直播间' })
const page = (texts: readonly PageText[], text = '', title = '') => ({ title, text, texts })

describe('what the classifier is told besides the picture', () => {
  test('titles and the course list name the lesson', () => {
    const words = lessonWords(
      ROOM,
      page([
        { role: 'title', text: '思维训练营' },
        { role: 'course-list', text: '第1讲 列方程' },
        { role: 'description', text: '每晚七点' },
      ]),
      [],
    )
    expect(words?.title).toBe('王老师直播间\n思维训练营\n第1讲 列方程')
    expect(words?.text).toBe('每晚七点')
  })

  test('the rest of the page, announcements and prices are hints', () => {
    const texts: PageText[] = [
      { role: 'announcement', text: '周六停课' },
      { role: 'price', text: '¥99' },
    ]
    expect(lessonWords(ROOM, page(texts, '关于我们'), [])?.text).toBe('周六停课\n¥99\n关于我们')
  })

  test('of the chat only the ways of a class are heard', () => {
    const chat = '数学方程好难 听懂了 扣1 一元二次方程怎么解'
    const words = lessonWords(
      ROOM,
      page([{ role: 'chat', text: chat }], `课程介绍 ${chat} 关于`),
      [],
    )
    expect(words?.text).toBe('听懂了 扣1\n课程介绍   关于')
    expect(words?.title).toBe('王老师直播间')
  })

  test('a chat that cannot be told from the page silences the page, not the other way round', () => {
    const texts: PageText[] = [
      { role: 'chat', text: '一元二次方程' },
      { role: 'description', text: '水彩画' },
    ]
    expect(lessonWords(ROOM, page(texts, '一元 二次方程 水彩画'), [])?.text).toBe('水彩画')
  })

  test('a platform that lists every course there is names none of them for long', () => {
    const list = '初三数学 初三物理 高一化学 '.repeat(500)
    expect(
      lessonWords(ROOM, page([{ role: 'course-list', text: list }]), [])?.title.length,
    ).toBeLessThan(300)
  })

  test('without page and course there is nothing to tell', () => {
    expect(lessonWords(ROOM, null, [])).toBeNull()
  })
})

describe('the timetable of the register', () => {
  const course = {
    id: 'c',
    institutionId: 'institution-1',
    name: '八年级物理',
    className: null,
    subject: 'PHY',
    content: 'subject' as const,
    stage: 'compulsory' as const,
    region: '440100',
    teacher: null,
    materialFiling: null,
    priceYuan: null,
    timetable: {
      from: '2026-02-01' as CivilDate,
      until: '2026-03-01' as CivilDate,
      weekdays: [6 as const],
      lessons: [{ start: 36_000 as SecondOfDay, minutes: 30 }],
    },
  }

  test('names what is taught now, as a hint', () => {
    const now = coursesNow([course], at('2026-02-07T10:10:00+08:00'))
    expect(lessonWords(ROOM, null, now)).toMatchObject({
      title: '王老师直播间',
      text: '八年级物理',
    })
    expect(coursesNow([course], at('2026-02-08T10:10:00+08:00'))).toEqual([])
    expect(
      coursesNow([{ ...course, content: 'non-subject' }], at('2026-02-07T10:10:00+08:00')),
    ).toEqual([])
  })

  test.each(['', '水彩画入门 调色与静物写生', '欢迎来到直播间 马上开始'])(
    'is never enough: “%s” stays no lesson',
    (screen) => {
      const { title = '', text = '' } = lessonWords(ROOM, null, [course, course]) ?? {}
      const found = shippedClassifier().classify({ text: screen, title, pageText: text })
      expect(found.label).not.toBe('subject')
    },
  )
})
