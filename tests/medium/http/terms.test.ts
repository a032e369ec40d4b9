import { describe, expect, it } from 'vitest'
import { addTextLook, NEW_TEXT_SESSION } from '../../../src/core/lesson/text-session.ts'
import { minutes } from '../../../src/core/time/duration.ts'
import { minus, plus } from '../../../src/core/time/instant.ts'
import { shippedClassifier } from '../../build/classifier.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { pool } from './harness-pool.ts'
import { asProgram, type Harness, NOW } from './http-harness.ts'

const start = pool()
const plain = shippedClassifier()

const WORDS = `name: 换名头的辅导
words:
  - word: 错题
    variants: ["错?题本"]
    logOdds: 0.8
    note: 家长来信
  - AI*自习室
`
/** Of one room that leans towards a lesson without it being believed. */
const SCREENS = [
  '数学错题 重做三遍\n老师在线',
  '函数专题 错题回顾\n同学们看第二题',
  '伴学营 一对一 错题讲解\n英语 语法 练习',
]

async function roomThatLeans({ transactions }: Harness): Promise<void> {
  const begins = minus(NOW, minutes(60))
  const { room } = SCREENS.reduce(
    (session, text, at) =>
      addTextLook(session, {
        at: plus(begins, minutes(at)),
        text,
        changed: true,
        classification: plain.classify({ text }),
      }),
    NEW_TEXT_SESSION,
  )
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ id: 'room-9', title: '晚间陪伴' }))
    await records.teaching.saveSession('room-9', plus(begins, minutes(3)), room)
  })
}

async function handedIn() {
  const harness = await start()
  await roomThatLeans(harness)
  const call = await asProgram(harness, 'administrator')
  const made = await call('POST', '/api/v1/terms', { text: WORDS, reason: '三封来信' })
  expect(made.statusCode).toBe(201)
  return { harness, call, version: made.json() }
}

describe('words of your own', () => {
  it('are checked before anything is kept, and complaints name line and field', async () => {
    const harness = await start()
    const call = await asProgram(harness, 'administrator')
    const text = 'name: 词\nwords:\n  - 学\n  - word: 伴学\n    logOdds: 9\n'
    const checked = await call('POST', '/api/v1/terms/check', { text })
    expect(checked.json()).toMatchObject({
      ok: false,
      problems: [
        { line: 3, field: 'words.0' },
        { line: 5, field: 'words.1.logOdds' },
      ],
    })
    const refused = await call('POST', '/api/v1/terms', { text, reason: 'x' })
    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toMatchObject({ code: 'bad-request', where: 'text:3 words.0' })
    expect(refused.json().detail).toContain('第 5 行')
    expect((await call('GET', '/api/v1/terms')).json()).toMatchObject({ inForce: null, items: [] })
  })

  it('count nowhere until they were tried: the same set handed in again is the one that is there', async () => {
    const { harness, call, version } = await handedIn()
    const again = await call('POST', '/api/v1/terms', { text: WORDS, reason: '再交一次' })
    expect(again.json()).toEqual(version)
    expect(version).toMatchObject({ inForce: false, shadow: null, why: '三封来信' })
    expect(version.version).toBe(version.sha256.slice(0, 12))
    const early = await call('POST', `/api/v1/terms/${version.sha256}/adopt`, { reason: '启用' })
    expect(early.statusCode).toBe(409)
    expect(harness.judge.classify({ text: SCREENS[0] ?? '' }).ownWords).toBeUndefined()
    const one = await call('GET', `/api/v1/terms/${version.sha256}`)
    expect(one.json().words).toEqual([
      { word: '错题', variants: ['错?题本'], logOdds: 0.8, note: '家长来信' },
      { word: 'AI*自习室', variants: [], logOdds: 0.5, note: null },
    ])
  })
})

describe('words of your own that were handed in', () => {
  it('tried on what is kept, say which rooms would newly open and how many screens they are met on', async () => {
    const { call, version } = await handedIn()
    const tried = await call('POST', `/api/v1/terms/${version.sha256}/shadow`, { reason: '试' })
    expect(tried.statusCode).toBe(200)
    expect(tried.json().shadow).toMatchObject({
      rooms: {
        judged: 1,
        changes: [{ roomId: 'room-9', title: '晚间陪伴', before: 'none', after: 'lesson' }],
      },
      screens: { read: 3, hit: 3 },
      words: [{ word: '错题', screens: 3 }],
    })
  })

  it('adopted judge the next look under their version, and are withdrawn again; all of it journalled', async () => {
    const { harness, call, version } = await handedIn()
    const here = `/api/v1/terms/${version.sha256}`
    await call('POST', `${here}/shadow`, { reason: '试运行' })
    const adopted = await call('POST', `${here}/adopt`, { reason: '效果如预期' })
    expect(adopted.json()).toEqual({ inForce: version.sha256 })
    const text = SCREENS[1] ?? ''
    const judged = harness.judge.classify({ text })
    expect(judged.modelVersion).toBe(
      `${plain.classify({ text }).modelVersion}+words.${version.version}`,
    )
    expect(judged.label).toBe('subject')
    expect(judged.ownWords?.scoreWithout).toBe(plain.classify({ text }).score)

    const back = await call('POST', '/api/v1/terms/withdraw', { reason: '误伤自习' })
    expect(back.json()).toEqual({ inForce: null })
    expect(harness.judge.classify({ text })).toEqual(plain.classify({ text }))
    expect((await call('POST', '/api/v1/terms/withdraw', { reason: 'x' })).statusCode).toBe(409)

    const journal = await harness.transactions.run((records) =>
      records.journal.ofSubject(`own-words:${version.sha256}`),
    )
    expect(journal.map(({ who, why, data }) => [who, why, data])).toMatchObject([
      ['program:administrator', '三封来信', { change: 'handed-in' }],
      ['program:administrator', '试运行', { change: 'shadow-run' }],
      ['program:administrator', '效果如预期', { change: 'adopted', inForce: version.sha256 }],
      ['program:administrator', '误伤自习', { change: 'withdrawn', inForce: null }],
    ])
    expect((await call('GET', '/api/v1/terms')).json().changes).toMatchObject([
      { number: 2, change: 'withdrawn' },
      { number: 1, change: 'adopted' },
    ])
  })

  it('are an operator’s to read, and an administrator’s to change', async () => {
    const { harness, version } = await handedIn()
    const call = await asProgram(harness, 'operator')
    expect((await call('GET', '/api/v1/terms')).statusCode).toBe(200)
    const adopt = `/api/v1/terms/${version.sha256}/adopt`
    expect((await call('POST', adopt, { reason: 'x' })).statusCode).toBe(403)
    expect((await call('POST', '/api/v1/terms', { text: WORDS, reason: 'x' })).statusCode).toBe(403)
  })
})
