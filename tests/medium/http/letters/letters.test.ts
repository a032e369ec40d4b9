import { describe, expect, it } from 'vitest'
import { cardOfCase } from '../../../../src/contracts/letters/card.ts'
import { letter, measureList } from '../../../../src/contracts/letters/letter.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { aRoom } from '../../../build/violations.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()
const LETTERS = '/api/v1/violations/violation-1/letters'
const CARD = '/api/v1/violations/violation-1/card'
const LETTER = {
  reason: '休息日开展学科培训',
  issuer: '广州市教育局',
  contact: { name: '王老师', phone: '020-12345678' },
  addressee: '某某直播平台',
  account: 'ID 42',
  measures: [{ code: 'suspend-live' }, { code: 'close-account', hours: 72 }],
}

async function startSeeded() {
  const harness = await start()
  await seedViolation(harness)
  return { harness, call: await asProgram(harness) }
}

describe('a letter to a platform', () => {
  it('is shown before it is written, numbered when it is, and filed as DOCX and PDF', async () => {
    const { harness, call } = await startSeeded()
    const shown = await call('POST', LETTERS, { ...LETTER, preview: true })
    expect([shown.statusCode, letter.parse(shown.json()).number]).toEqual([200, '巡函〔2026〕1号'])
    expect((await call('GET', LETTERS)).json().items).toEqual([])

    const response = await call('POST', LETTERS, LETTER)
    expect(response.statusCode).toBe(201)
    const issued = letter.parse(response.json())
    expect(issued).toMatchObject({
      number: '巡函〔2026〕1号',
      status: 'issued',
      issuedBy: 'program:operator',
      deadline: '2026-10-17T10:31:00+08:00',
      documents: [{ format: 'docx' }, { format: 'pdf' }],
    })
    const pdf = await call('GET', `/api/v1/letters/${issued.id}/document.pdf`)
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining(encodeURIComponent('巡函〔2026〕1号.pdf')),
    })
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(harness.files.has(issued.documents[1]?.sha256 ?? '')).toBe(true)
    const docx = await call('GET', `/api/v1/letters/${issued.id}/document.docx`)
    expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect((await call('POST', LETTERS, LETTER)).json()).toMatchObject({ code: 'conflict' })
  })

  it('needs no cut target, and takes addressee and account from one that is written to', async () => {
    const { harness, call } = await startSeeded()
    const measures = async () =>
      measureList.parse((await call('GET', `${LETTERS.slice(0, -1)}-measures`)).json())
    const rooms = (cutTarget: Parameters<typeof aRoom>[0]) =>
      harness.transactions.run((records) => records.rooms.save(aRoom(cutTarget)))
    await rooms({ cutTarget: null })
    expect(await measures()).toMatchObject({ addressee: null, sender: null })
    const traffic = (await measures()).items.find(({ code }) => code === 'limit-traffic')
    expect(traffic?.law).toEqual([])
    expect((await call('POST', LETTERS, LETTER)).statusCode).toBe(201)
    await rooms({ cutTarget: { platform: 'letter', addressee: '甲平台', account: '乙' } })
    expect(await measures()).toMatchObject({
      addressee: '甲平台',
      account: '乙',
      sender: { prefix: '巡函', issuer: '广州市教育局' },
    })
  })

  it('refuses what has no basis, with a code', async () => {
    const { call } = await startSeeded()
    const unfit = { ...LETTER, measures: [{ code: 'limit-traffic' }] }
    expect((await call('POST', LETTERS, unfit)).json()).toMatchObject({
      code: 'letter-measure-unfit',
      status: 409,
    })
    const { issuer, ...unsigned } = LETTER
    expect((await call('POST', LETTERS, unsigned)).json()).toMatchObject({ where: 'issuer' })
  })
})

describe('what comes back', () => {
  it('is a receipt, a report that asks for our own look, a reminder and a withdrawal', async () => {
    const { harness, call } = await startSeeded()
    const { id } = (await call('POST', LETTERS, LETTER)).json()
    const url = `/api/v1/letters/${id}`
    harness.clock.advance(minutes(40))
    const received = { receivedAt: '2026-10-17T09:50:00+08:00', receivedBy: '平台法务' }
    const receipt = await call('POST', `${url}/receipt`, received)
    expect(letter.parse(receipt.json())).toMatchObject({ status: 'acknowledged' })
    expect((await call('POST', `${url}/receipt`, received)).json().code).toBe('wrong-state')

    const at = '2026-10-17T10:00:00+08:00'
    const said = { reason: '平台函复', at, codes: ['suspend-live'] }
    const reported = letter.parse((await call('POST', `${url}/report`, said)).json())
    expect(reported).toMatchObject({
      status: 'acknowledged',
      verifiedAt: null,
      measures: [{ reportedAt: at }, { reportedAt: null }],
    })
    expect(harness.enqueued).toEqual([{ stage: 'letter', key: id, payload: { letterId: id } }])

    const urged = letter.parse((await call('POST', `${url}/reminders`, { reason: '请办' })).json())
    expect(urged.documents.map(({ ordinal }) => ordinal)).toEqual([0, 0, 1, 1])
    const paper = await call('GET', `${url}/document.pdf?reminder=1`)
    expect(paper.headers['content-disposition']).toContain('letter-2026-1-1.pdf')
    expect((await call('GET', `${url}/document.pdf?reminder=2`)).statusCode).toBe(404)

    await call('POST', `${url}/withdraw`, { reason: '发错了' })
    expect((await call('POST', `${url}/reminders`, { reason: '请办' })).json()).toMatchObject({
      code: 'letter-closed',
      status: 409,
    })
    const events = (await call('GET', '/api/v1/violations/violation-1/events')).json().items
    expect(events.at(-1)).toMatchObject({ who: 'program:operator', why: '发错了' })
    const listed = (await call('GET', '/api/v1/letters?status=withdrawn')).json()
    expect(listed.items).toMatchObject([{ id }])
    expect((await call('GET', '/api/v1/letters?status=issued')).json().items).toEqual([])
  })
})

describe('the card of a case', () => {
  it('is told in a notice, appealed against, and annulled by somebody else', async () => {
    const { harness, call } = await startSeeded()
    expect(cardOfCase.parse((await call('GET', CARD)).json()).entry).toBeNull()
    const appeal = { reason: '公益', appellant: '机构', filedAt: '2026-10-17T09:31:00+08:00' }
    expect((await call('POST', `${CARD}/appeals`, appeal)).json().code).toBe('wrong-state')

    await call('POST', '/api/v1/violations/violation-1/confirm', { reason: '属实' })
    expect((await call('GET', CARD)).json().entry).toMatchObject({ mark: 'reminder' })
    const grave = await call('POST', `${CARD}/grave`, { reason: '数千名学生', grave: true })
    expect(cardOfCase.parse(grave.json())).toMatchObject({ entry: { mark: 'red' } })

    const { issuer, contact } = LETTER
    const notice = await call('POST', `${CARD}/notice`, { reason: '告知', issuer, contact })
    expect(notice.statusCode).toBe(201)
    expect(letter.parse(notice.json())).toMatchObject({
      kind: 'card',
      card: { mark: 'red', grave: '数千名学生', appealWorkdays: 5 },
      deadline: null,
    })

    expect((await call('POST', `${CARD}/appeals`, appeal)).statusCode).toBe(201)
    const upheld = { reason: '申诉成立', state: 'upheld' }
    expect((await call('POST', `${CARD}/appeals/decide`, upheld)).json().code).toBe('not-allowed')
    const second = await asProgram(harness, 'administrator')
    const decided = await second('POST', `${CARD}/appeals/decide`, upheld)
    expect(cardOfCase.parse(decided.json())).toMatchObject({ entry: null, setAside: 'annulled' })
    const institution = (await call('GET', '/api/v1/institutions/institution-1')).json()
    expect(institution.cards).toMatchObject({
      standing: null,
      setAside: [{ violationId: 'violation-1', standing: 'annulled' }],
    })
  })
})
