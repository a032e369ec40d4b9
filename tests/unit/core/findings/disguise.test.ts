import { describe, expect, test } from 'vitest'
import type { NamePiece, Substance } from '../../../../src/core/findings/disguise.ts'
import { createDisguiseFinder } from '../../../../src/core/findings/find-disguises.ts'
import { NO_LESSON_TIME } from '../../../../src/core/lesson/lesson-time.ts'
import { createNormaliser } from '../../../../src/core/reading/normalise.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { SHIPPED_LEXICONS, SHIPPED_LISTS } from '../../../build/classifier.ts'
import { LESSON, NO_LESSON, ROWS } from './disguise-rows.ts'

const find = createDisguiseFinder(createNormaliser(), SHIPPED_LEXICONS, SHIPPED_LISTS.disguises)
const SATURDAY = '2026-02-07' as CivilDate

const NOTHING: Substance = {
  time: NO_LESSON_TIME,
  classification: null,
  replay: null,
  charged: null,
  manners: [],
  pupilsPresent: false,
  terms: [],
  frames: [],
}

const title = (text: string): readonly NamePiece[] => [{ source: 'room-title', text }]
const disguises = (names: readonly NamePiece[], change: Partial<Substance>) =>
  find({ names, substance: { ...NOTHING, ...change }, keyContent: 'KC2', on: SATURDAY })

describe('each row of docs/rules.md §3.2 is decided as it says', () => {
  test.each(ROWS)('%s', (_row, name, substance, kind, code, decision) => {
    const found = disguises(title(name), substance).find((one) => one.kind === kind)
    expect(found).toMatchObject({ code, decision })
    expect(found?.reason.zh).toMatch(/已观看/)
    expect(found?.basis.join()).toContain(code)
  })
})

describe('name and substance stand side by side', () => {
  const [found] = disguises(title('周六 思 维 训·练 营（五年级）'), {
    ...LESSON,
    terms: ['方程', '解：设'],
    frames: ['ab'.repeat(32)],
  })

  test('the name as it was written, with the words that make it', () => {
    expect(found?.name).toMatchObject({
      source: 'room-title',
      text: '周六 思 维 训·练 营（五年级）',
    })
    expect(found?.name.words.map(({ term }) => term)).toEqual(['思 维 训·练 营'])
  })

  test('the substance with terms, frames and measured time', () => {
    expect(found?.substance).toMatchObject({
      terms: ['方程', '解：设'],
      frames: ['ab'.repeat(32)],
      label: 'subject',
      subjects: ['MAT'],
      time: { teachingSeconds: 240 },
    })
  })

  test('a telephone number in the name is not kept', () => {
    const [one] = disguises(title('思维训练营 咨询 138 0013 8000'), LESSON)
    expect(one?.name.text).toBe('思维训练营 咨询 138******00')
    expect(one?.name.words.map(({ term }) => term)).toEqual(['思维训练营'])
  })
})

describe('what names a lesson', () => {
  test('a course list and a page title do, as the room title does', () => {
    const names: NamePiece[] = [
      { source: 'room-title', text: '直播间' },
      { source: 'course-list', text: '数理思维训练 第1讲 第2讲' },
    ]
    expect(disguises(names, LESSON).map(({ kind }) => kind)).toEqual(['non-subject-name'])
  })

  test('the description only does where nothing else names it', () => {
    const described: NamePiece = { source: 'description', text: '每晚线上答疑' }
    const openly: NamePiece[] = [{ source: 'room-title', text: '初三数学' }, described]
    expect(disguises(openly, LESSON)).toEqual([])
    const unnamed: NamePiece[] = [{ source: 'room-title', text: '王老师的直播间' }, described]
    expect(disguises(unnamed, LESSON).map(({ kind }) => kind)).toEqual(['answering-questions'])
  })

  test.each(['初三数学', '高一物理 第三章', '思维导图', '售后答疑', '羽绒服专场'])(
    '%s is no disguise',
    (name) => expect(disguises(title(name), LESSON)).toEqual([]),
  )

  test('brokering belongs to KC6, selling to KC4, the rest to the institution itself', () => {
    const contents = (name: string, change: Partial<Substance>) =>
      disguises(title(name), change).map(({ keyContent }) => keyContent)
    expect(contents('住家教师', NO_LESSON)).toEqual(['KC6'])
    expect(contents('免费试听', NO_LESSON)).toEqual(['KC4'])
    expect(contents('线上答疑', LESSON)).toEqual(['KC2'])
  })
})

test('order 53 is cited from the day it was in force', () => {
  const basis = (on: string) =>
    find({
      names: title('思维训练'),
      substance: { ...NOTHING, ...LESSON },
      keyContent: 'KC1',
      on: on as CivilDate,
    })[0]?.basis.join()
  expect(basis('2022-02-05')).not.toContain('53号')
  expect(basis('2026-02-07')).toContain('教育部令53号第18条（三）')
})
