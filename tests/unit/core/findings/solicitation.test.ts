import { describe, expect, test } from 'vitest'
import { findContacts } from '../../../../src/core/findings/contacts.ts'
import { createSolicitationFinder } from '../../../../src/core/findings/find-solicitation.ts'
import type { SolicitationSource } from '../../../../src/core/findings/solicitation.ts'
import { createNormaliser } from '../../../../src/core/reading/normalise.ts'
import { SHIPPED_LISTS } from '../../../build/classifier.ts'

const normalise = createNormaliser()
const find = createSolicitationFinder(normalise, SHIPPED_LISTS)
const LESSON = { inLesson: true, qrCode: false }
const NO_LESSON = { inLesson: false, qrCode: false }
const on = (source: SolicitationSource, text: string, seen = NO_LESSON) =>
  find([{ source, text }], seen)

describe('soliciting is found and belongs to its object of the plan', () => {
  test.each([
    ['D13 家政平台“住家教师”', 'description', '住家教师,陪读辅导数学英语', ['brokering']],
    ['D14 论坛帖', 'description', '拼课攒班,重点中学在职老师,初二物理', ['brokering']],
    ['D16 评论区留微信招学科课', 'chat', '想补数学的家长加薇 abc12345 一对一', ['comment']],
    ['拼团价加扫码', 'description', '三年级数学 拼团价99元 扫码进群', ['advertisement', 'traffic']],
    ['试听加群', 'announcement', '免费试听五年级英语,加群领课', ['advertisement', 'traffic']],
    ['领资料加微信', 'description', '小升初真题资料包 免费领取 加微信 wxid_88abc', ['traffic']],
    ['1元试听', 'description', '点击下方小黄车,1元试听三节数学课,名额有限', ['advertisement']],
    ['送电子书', 'announcement', '添加老师企业微信,送初三压轴题电子书', ['traffic']],
    ['推荐返现', 'chat', '推荐一个同学报名返100元,数学小班', ['comment']],
    ['群号', 'announcement', 'QQ群号:七八九零一二三四五 初二物理', ['traffic']],
    ['转介绍', 'announcement', '老带新转介绍享优惠报名 初三冲刺班', ['advertisement']],
  ] as const)('%s', (_what, source, text, acts) => {
    expect(on(source, text)?.acts.toSorted()).toEqual([...acts].sort())
  })

  test('on the slide of a lesson the lesson itself says what it is about', () => {
    const slide = '本节课结束\n扫码加群 领取讲义'
    expect(on('frame', slide, LESSON)?.acts).toEqual(['traffic'])
    expect(on('frame', slide, NO_LESSON)).toBeNull()
  })

  test('a QR code on the picture counts beside an offer, not beside the words to scan it', () => {
    const seen = { inLesson: true, qrCode: true }
    expect(on('frame', '数学试听课 9.9元', seen)?.acts.toSorted()).toEqual([
      'advertisement',
      'traffic',
    ])
    expect(on('frame', '扫码签到 数学', seen)).toBeNull()
  })

  test('each sign says where it stands', () => {
    const text = '课后 拼 团 价 低,数学一年级,+V:abc_12345'
    const found = on('description', text)
    expect(found?.signs.map(({ signal, start, end }) => [signal, text.slice(start, end)])).toEqual([
      ['group-buy', '拼 团 价'],
      ['channel', '+V'],
      ['contact', 'abc_12345'],
    ])
  })
})

describe('ordinary talk is not', () => {
  test.each([
    ['a slide with one telephone number', 'frame', '第一章 有理数 教研组电话 13800138000', LESSON],
    ['a number in a sum', 'frame', '计算 13812345678 ÷ 2', LESSON],
    ['check-in by code', 'frame', '请同学们扫码签到', LESSON],
    ['a shop', 'description', '羽绒服 拼团价 99元 扫码进群领优惠券 包邮', NO_LESSON],
    ['a shop in the chat', 'chat', '面膜 加微信 abc12345 优惠', NO_LESSON],
    ['children', 'chat', '老师好 扣1 听懂了 数学好难 我会了', LESSON],
    ['a child without offers', 'chat', '谁有作业答案 加我qq 12345678', LESSON],
    [
      "a school's own parents' group",
      'announcement',
      '请三年级(2)班全体家长扫码加群,加入班级群,领取期末复习资料',
      NO_LESSON,
    ],
    ['a civil service course', 'description', '公务员考试试听课 加微信领资料 行测名师', NO_LESSON],
    [
      'English for students',
      'description',
      '大学英语四级冲刺班 加微信领资料 9.9元体验课',
      NO_LESSON,
    ],
    ['a sum', 'frame', '数学 商店促销:原价 80 元,买一送一,每件便宜几元?', LESSON],
    ['yoga', 'description', '瑜伽体验课 9.9元 扫码报名', NO_LESSON],
    ['art by its course page', 'description', '水彩画入门,每周六上课,学费 300 元', NO_LESSON],
    ['a lesson about surveys', 'frame', '数学统计:同学们喜欢的球类 优惠了几元', LESSON],
  ] as const)('%s', (_what, source, text, seen) => {
    expect(on(source, text, seen)).toBeNull()
  })
})

describe('spellings that keep word lists from seeing it', () => {
  test.each([
    '三年级数学 免费试听 加V信 abc12345',
    '三年级数学 免费试听 ➕薇 abc12345',
    '三年级数学 免费试听 卫星:abc12345',
    '三年级数学 免费试听 扫 码 进 群',
    '三年级数學 免費試聽 掃碼進群',
    '三年级数学 免费试听 1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣',
    '三年级数学 免费试听 一三八零零一三八零零零',
    '三年级数学 免费试听 ①③⑧⓪⓪①③⑧⓪⓪⓪',
    '三年级数学 免费试听 1 3 8 - 0 0 1 3 - 8 0 0 0',
    '三年级数学 免费试听 138OO138OOO',
    '三年级数学 免费试听 扣扣群:1 2 3 4 5 6 7 8',
    '三年级数学 免费试听 ＱＱ１２３４５６７８',
  ])('%s', (text) => {
    expect(on('description', text)?.signs.length).toBeGreaterThanOrEqual(2)
  })
})

describe('contacts are never kept as they are', () => {
  const contacts = (text: string) => findContacts(text, normalise(text))

  test.each([
    ['打电话 13800138000', 'phone', '138******00'],
    ['微信号:teacher_wang88', 'wechat', 'tea**********88'.slice(0, 3)],
    ['QQ 123456', 'qq', '1***56'],
  ] as const)('%s', (text, kind, masked) => {
    const [found] = contacts(text)
    expect(found?.kind).toBe(kind)
    expect(found?.masked.startsWith(masked.slice(0, 3))).toBe(true)
    expect(found?.masked).toContain('***')
  })

  test('the number is in no part of the finding', () => {
    const found = on('description', '初二数学 免费试听 加微信 13800138000 备用 QQ12345678')
    expect(JSON.stringify(found)).not.toMatch(/13800138000|12345678/)
    expect(found?.excerpts[0]?.text).toContain('138******00')
  })
})
