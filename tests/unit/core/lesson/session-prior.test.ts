import { expect, it } from 'vitest'
import { sessionPrior } from '../../../../src/core/lesson/session-prior.ts'

const NOTHING = { actor: null, subjectCourseNow: false, title: null }

it('nothing registered says nothing', () => {
  expect(sessionPrior(NOTHING)).toBe(0)
})

it('a licence for subjects, a course on the timetable now and a title that names one speak for a lesson', () => {
  const licensed = sessionPrior({ ...NOTHING, actor: 'licensed-online-subject' })
  const onTimetable = sessionPrior({ ...NOTHING, subjectCourseNow: true })
  const titled = sessionPrior({ ...NOTHING, title: { score: 0.95 } })
  expect([licensed, onTimetable, titled]).toEqual([0.4, 0.6, 0.5])
})

it('a licence for something else, or none at all, takes nothing away', () => {
  expect(sessionPrior({ ...NOTHING, actor: 'licensed-non-subject' })).toBe(0)
  expect(sessionPrior({ ...NOTHING, actor: 'unlicensed' })).toBe(0)
})

it('a title of something else speaks against one', () => {
  expect(sessionPrior({ ...NOTHING, title: { score: 0.02 } })).toBe(-0.5)
})
