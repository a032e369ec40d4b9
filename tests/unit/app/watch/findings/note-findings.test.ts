import { beforeEach, describe, expect, test } from 'vitest'
import type {
  FindingDeps,
  FindingJudges,
  FindingLook,
  FindingMemory,
} from '../../../../../src/app/watch/findings/finding-memory.ts'
import { keepFindings } from '../../../../../src/app/watch/findings/keep-finding.ts'
import {
  noteFindings,
  recallFindings,
} from '../../../../../src/app/watch/findings/note-findings.ts'
import type { PageText } from '../../../../../src/core/patrol/page-text.ts'
import { hours, minutes, seconds } from '../../../../../src/core/time/duration.ts'
import { type Instant, minus, plus } from '../../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../../src/ports/records/records.ts'
import { shippedFindingReader } from '../../../../build/classifier.ts'
import { loadedLaw } from '../../../../build/law.ts'
import { aClassification, anInstitution, aRoom, at } from '../../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../../fakes/fake-clock.ts'
import { createMemoryEvidenceStore } from '../../../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../../../fakes/memory-records.ts'

const law = await loadedLaw()
const findingReader = shippedFindingReader()
const SATURDAY = at('2026-02-07T10:00:00+08:00')

let transactions: Transactions
let evidenceStore: ReturnType<typeof createMemoryEvidenceStore>
let deps: FindingDeps & FindingJudges
/** `null`: a watch begins anew with the next look. */
let memory: FindingMemory | null

beforeEach(() => {
  transactions = createMemoryTransactions()
  evidenceStore = createMemoryEvidenceStore()
  memory = null
  deps = {
    clock: createFakeClock(SATURDAY),
    identifiers: createFakeIdentifiers('finding'),
    transactions,
    evidenceStore,
    findingReader,
    law: () => law,
  }
})

type Shown = {
  readonly title?: string
  readonly texts?: readonly PageText[]
  readonly screen?: string
  readonly taught?: boolean
}

/** Looks every five seconds. */
async function watched(shown: Shown, from: Instant, forSeconds: number): Promise<void> {
  const { title = '直播间', texts = [], screen = '', taught = true } = shown
  for (let second = 0; second <= forSeconds; second += 5) {
    const look: FindingLook = {
      room: aRoom({ title }),
      institution: anInstitution(),
      at: plus(from, seconds(second)),
      words: { title, texts, screen },
      classification: taught
        ? aClassification()
        : aClassification({ label: 'non-subject', score: 0.01, subjects: [], evidence: [] }),
      teachingSince: taught ? from : null,
      frames: taught ? ['ab'.repeat(32)] : [],
      replay: null,
      qrCode: false,
      charged: null,
    }
    const before = memory ?? (await recallFindings(deps, look, look.at))
    const noted = noteFindings(deps, before, look)
    const known = await keepFindings(deps, noted.memory.known, look, noted.found)
    memory = { ...noted.memory, known }
  }
}

const found = () =>
  transactions.run(({ findings }) =>
    findings.between('room-1', minus(SATURDAY, hours(1)), plus(SATURDAY, hours(2))),
  )
const told = () => transactions.run(({ journal }) => journal.after(0, 100))

describe('a disguised room', () => {
  test('D06: 思维训练营 that teaches equations, name and substance in one record', async () => {
    await watched({ title: '思维训练营' }, SATURDAY, 60)
    const [one, ...others] = await found()
    expect(others).toEqual([])
    expect(one?.finding).toMatchObject({
      about: 'disguise',
      code: 'D5',
      decision: 'counts-as-live-teaching',
      name: { text: '思维训练营', source: 'room-title' },
      substance: { terms: ['一元二次方程'], frames: ['ab'.repeat(32)], subjects: ['MAT'] },
    })
    expect((await told()).map(({ why }) => why)).toEqual([
      expect.stringContaining('疑似变相：以非学科名义'),
    ])
  })

  test('keeps the page word for word as evidence of the name', async () => {
    const texts: PageText[] = [{ role: 'description', text: '联系 13800138000' }]
    await watched({ title: '思维训练营', texts }, SATURDAY, 10)
    const [one] = await found()
    const sha256 = one?.finding.about === 'disguise' ? one.finding.name.sha256 : null
    const kept = new TextDecoder().decode(
      (await evidenceStore.get(sha256 ?? '')) ?? new Uint8Array(),
    )
    expect(JSON.parse(kept)).toMatchObject({ title: '思维训练营', texts })
  })

  test('D01: 答疑 is for a person first and a lesson once it was a third of a minute’s watching', async () => {
    await watched({ title: '线上答疑' }, SATURDAY, 50)
    expect((await found())[0]?.finding).toMatchObject({ decision: 'review' })
    await watched({ title: '线上答疑' }, plus(SATURDAY, seconds(55)), 60)
    expect((await found()).map(({ finding }) => finding)).toMatchObject([
      { decision: 'counts-as-live-teaching' },
    ])
  })

  test('goes on being measured by the next lease, and by another one after half an hour anew', async () => {
    await watched({ title: '线上答疑' }, SATURDAY, 120)
    memory = null
    await watched({ title: '线上答疑' }, plus(SATURDAY, seconds(125)), 120)
    const [one] = await found()
    expect(one?.finding).toMatchObject({
      substance: { time: { longestSeconds: expect.closeTo(240, -1) } },
    })
    memory = null
    await watched({ title: '线上答疑', taught: false }, plus(SATURDAY, minutes(60)), 30)
    expect(await found()).toHaveLength(2)
  })

  test('D07: 编程课 with Scratch is recorded as none and told to nobody', async () => {
    await watched({ title: '编程课', taught: false }, SATURDAY, 60)
    expect((await found()).map(({ finding }) => finding)).toMatchObject([{ decision: 'none' }])
    expect(await told()).toEqual([])
  })

  test('a lesson under its own name leaves nothing', async () => {
    await watched({ title: '初三数学' }, SATURDAY, 60)
    expect(await found()).toEqual([])
  })
})

describe('soliciting', () => {
  const SLIDE = { title: '初三数学', screen: '课后扫码进群\n免费试听 加V信 abc12345' }

  test('is a finding of its own with key contents, rules and departments', async () => {
    await watched(SLIDE, SATURDAY, 30)
    const [one, ...others] = await found()
    expect(others).toEqual([])
    expect(one?.finding).toMatchObject({
      about: 'solicitation',
      acts: expect.arrayContaining(['traffic', 'advertisement']),
      judged: {
        verdict: 'review',
        keyContents: expect.arrayContaining(['KC3', 'KC4']),
        rules: expect.arrayContaining(['OBJ-TRAFFIC', 'OBJ-ADVERT']),
      },
    })
    const departments =
      one?.finding.about === 'solicitation'
        ? one.finding.judged.routes.map(({ department }) => department)
        : []
    expect(departments).toEqual(expect.arrayContaining(['PLT', 'SAMR', 'CAC']))
    expect(await told()).toHaveLength(1)
  })

  test('is kept without the number that people are drawn to', async () => {
    await watched(SLIDE, SATURDAY, 30)
    expect(JSON.stringify(await found())).not.toContain('abc12345')
    expect(JSON.stringify(await told())).not.toContain('abc12345')
  })

  test('of chat, picture and page is added up to one finding', async () => {
    await watched(SLIDE, SATURDAY, 30)
    const chat: PageText = { role: 'chat', text: '数学家教 拼课攒班 私信' }
    await watched({ ...SLIDE, texts: [chat] }, plus(SATURDAY, seconds(35)), 30)
    const all = await found()
    expect(all).toHaveLength(1)
    expect(all[0]?.finding).toMatchObject({ judged: { keyContents: ['KC3', 'KC4', 'KC6'] } })
  })
})
