import { beforeEach, describe, expect, it } from 'vitest'
import { ageLetters } from '../../../../src/app/letters/age-letters.ts'
import { proveLetter } from '../../../../src/app/letters/prove-letter.ts'
import type { Letter } from '../../../../src/core/letters/letter.ts'
import { nextDueAt } from '../../../../src/core/letters/next-due.ts'
import type { LiveRoom } from '../../../../src/core/registry/live-room.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import type { Unseen } from '../../../../src/ports/sight/stream-viewer.ts'
import { aLetter, ISSUED } from '../../../build/letters/letters.ts'
import { aRoom, aViolation } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../../fakes/fake-cut-platform.ts'
import { createFakePageVisitor } from '../../../fakes/fake-page-visitor.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const PAGE = 'https://live.example/room/42'
const DEADLINE = plus(ISSUED, hours(1))
const GONE: Unseen = { kind: 'unseen', reason: 'http-4xx', httpStatus: 404, detail: 'HTTP 404' }
const DARK: Unseen = { kind: 'unseen', reason: 'timeout', httpStatus: null, detail: 'silent' }

let transactions: Transactions
let pages: ReturnType<typeof createFakePageVisitor>
let answer: Unseen

async function seed(room: Partial<LiveRoom>, letter: Partial<Letter> = {}): Promise<void> {
  await transactions.run(async (records) => {
    await records.rooms.save(aRoom(room))
    await records.violations.save(aViolation())
    await records.letters.save(aLetter(letter))
  })
}

const deps = () => ({
  clock: createFakeClock(DEADLINE),
  transactions,
  pages,
  platform: createFakeCutPlatform(),
  viewer: { probe: async () => answer, sample: async () => answer },
  texts: { fetchText: async () => answer },
})

const stored = () => transactions.run((records) => records.letters.find('letter-1'))
const prove = () => proveLetter(deps(), { letterId: 'letter-1' }, new AbortController().signal)

beforeEach(() => {
  transactions = createMemoryTransactions()
  pages = createFakePageVisitor()
  answer = GONE
})

describe('after a letter', () => {
  it('a room that is gone at every address in two looks is verified, and what was seen is kept', async () => {
    await seed({ streamUrls: ['http://media.example/a.flv', 'http://media.example/b.m3u8'] })
    await prove()
    const letter = await stored()
    expect(letter).toMatchObject({ status: 'verified', version: 2 })
    expect(letter?.checks.map(({ found }) => found)).toEqual(['gone', 'gone', 'gone', 'gone'])
    expect(new Set(letter?.checks.map(({ at }) => at)).size).toBe(2)
    const told = await transactions.run(({ journal }) => journal.ofSubject('violation-1'))
    expect(told.at(-1)).toMatchObject({ who: 'system', why: expect.stringContaining('停播') })
  })

  it('the history has what a look changed, and not all earlier looks again', async () => {
    answer = DARK
    const earlier = { at: ISSUED, what: 'a', found: 'live', detail: '' } as const
    await seed({}, { checks: [earlier] })
    await prove()
    const told = await transactions.run(({ journal }) => journal.ofSubject('violation-1'))
    expect(told.at(-1)?.data).toEqual({
      letter: {
        id: 'letter-1',
        number: '巡函〔2026〕17号',
        status: 'issued',
        version: 2,
        provedAt: expect.any(Number),
        checks: [expect.objectContaining({ found: 'unknown' })],
      },
    })
  })

  it('a room that could not be seen is not off air', async () => {
    answer = DARK
    await seed({})
    await prove()
    expect(await stored()).toMatchObject({ status: 'issued', checks: [{ found: 'unknown' }] })
  })

  it('a room known by its page alone is looked at there, anew each time', async () => {
    await seed({ streamUrls: [], pageUrl: PAGE })
    pages.script(PAGE, { saysOffAir: true })
    await prove()
    expect(await stored()).toMatchObject({ status: 'verified', checks: [{ what: PAGE }, {}] })
    expect(pages.visited).toEqual([PAGE, PAGE])
  })

  it('a cached tail is not off air until it has run dry', async () => {
    const url = 'http://media.example/a.m3u8'
    const text = '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:5\n#EXTINF:2,\n5.ts\n'
    let left = 12
    const texts = {
      fetchText: async () => {
        left -= 1
        return left > 0 ? ({ kind: 'text', text, url } as const) : GONE
      },
    }
    await seed({ streamUrls: [url] })
    await proveLetter({ ...deps(), texts }, { letterId: 'letter-1' }, new AbortController().signal)
    const letter = await stored()
    expect(letter?.status).toBe('verified')
    expect(letter?.checks.map(({ found }) => found)).toContain('cached')
    expect(letter?.checks.slice(-2).map(({ found }) => found)).toEqual(['gone', 'gone'])
  })

  it('one that was withdrawn is not looked after', async () => {
    await seed({}, { status: 'withdrawn' })
    await prove()
    expect((await stored())?.checks).toEqual([])
  })
})

describe('as time goes by', () => {
  it('one that stays overdue is left alone after a week of looks and reminders', async () => {
    await seed({})
    answer = DARK
    const clock = createFakeClock(DEADLINE)
    let looks = 0
    for (let hour = 0; hour < 24 * 9; hour += 1) {
      const jobs = await ageLetters({ ...deps(), clock })
      looks += jobs.length
      for (const _ of jobs) {
        await proveLetter(
          { ...deps(), clock },
          { letterId: 'letter-1' },
          new AbortController().signal,
        )
      }
      clock.advance(hours(1))
    }
    expect(looks).toBe(24 * 7 + 1)
    const due = await transactions.run(({ letters }) => letters.due(clock.now(), '', 9))
    expect(due).toEqual([])
  })

  it('a notice of a card is waited for by no clock', () => {
    expect(nextDueAt(aLetter({ kind: 'card', measures: [], status: 'acknowledged' }))).toBeNull()
  })

  it('a letter falls overdue with its reminder and is looked after, once however often it is asked', async () => {
    await seed({})
    expect(await ageLetters(deps())).toEqual([
      { stage: 'letter', key: 'letter-1', payload: { letterId: 'letter-1' } },
    ])
    const overdue = await stored()
    expect(overdue).toMatchObject({ status: 'overdue', raised: [{ cause: 'overdue' }] })
    await ageLetters(deps())
    expect(await stored()).toEqual(overdue)
  })
})
