import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildCalendar } from '../../src/core/calendar/calendar.ts'
import { judge } from '../../src/core/policy/judge.ts'
import type { Law } from '../../src/core/policy/law.ts'
import { type ReplayCase, whatIf } from '../../src/core/policy/what-if.ts'
import { ACTORS, CONTENTS, STAGES } from '../../src/core/registry/institution.ts'
import { seconds } from '../../src/core/time/duration.ts'
import { plus } from '../../src/core/time/instant.ts'
import { loadedLaw, shanghai } from '../build/law.ts'

const law = await loadedLaw()
/** The same rules with no calendar at all: everything that rests on one may change. */
const blank: Law = {
  ...law,
  calendar: buildCalendar({ settings: law.calendar.settings, years: [], regions: [] }),
}
const FROM = shanghai('2023-01-01T00:00:00')

const replayCase = fc
  .record({
    offset: fc.integer({ min: 0, max: 4 * 365 * 86_400 }),
    length: fc.integer({ min: 1, max: 7_200 }),
    region: fc.constantFrom('440100', '440300', '310000', '441900'),
    actor: fc.constantFrom(...ACTORS),
    stage: fc.constantFrom(...STAGES),
    content: fc.constantFrom(...CONTENTS),
  })
  .map(({ offset, length, ...room }) => {
    const start = plus(FROM, seconds(offset))
    return { session: { ...room, start, end: plus(start, seconds(length)) }, facts: {} }
  })
const cases = fc
  .array(replayCase, { maxLength: 20 })
  .map((list) => list.map((one, i): ReplayCase => ({ ...one, id: String(i) })))

test('under the same law nothing changes', () => {
  fc.assert(
    fc.property(cases, (list) => {
      const report = whatIf(list, law, law)
      expect(report.changes).toEqual([])
      expect(report.replayed).toBe(list.length)
    }),
    { numRuns: 100 },
  )
})

test('what is listed is what differs, and the counts add up', () => {
  fc.assert(
    fc.property(cases, (list) => {
      const report = whatIf(list, law, blank)
      const counted = report.turns.reduce((sum, { count }) => sum + count, 0)
      expect(counted).toBe(list.length)
      const listed = new Map(report.changes.map((change) => [change.id, change]))
      for (const { id, session, facts } of list) {
        const [was, is] = [judge(session, law, facts), judge(session, blank, facts)]
        const change = listed.get(id)
        if (was.verdict !== is.verdict) expect(change?.changed).toContain('verdict')
        if (change === undefined) {
          expect([is.provisional, is.autoCut, is.hits]).toEqual([
            was.provisional,
            was.autoCut,
            was.hits,
          ])
        } else {
          expect(change.before.verdict).toBe(was.verdict)
          expect(change.after.verdict).toBe(is.verdict)
          expect(change.changed.length).toBeGreaterThan(0)
        }
      }
    }),
    { numRuns: 150 },
  )
})
