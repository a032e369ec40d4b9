import { describe, expect, it, test } from 'vitest'
import { declaredLesson } from '../../../../../src/core/policy/classes/declared-lesson.ts'
import {
  nameSegment,
  type TaughtSegment,
} from '../../../../../src/core/policy/classes/taught-segment.ts'
import { shanghai } from '../../../../build/law.ts'
import { aCourse, day } from '../../../../build/register/registry.ts'

/** Wednesdays, 18:30–19:00 and 19:05–19:35. */
const maths = aCourse({
  id: 'maths',
  name: '初二数学',
  className: '周三班',
  timetable: {
    from: day('2025-09-01'),
    until: day('2025-12-31'),
    weekdays: [3],
    lessons: [
      { start: 18.5 * 3_600, minutes: 30 },
      { start: 19 * 3_600 + 300, minutes: 30 },
    ],
  },
})
const english = { ...maths, id: 'english', name: '初二英语', className: '提高班' }
const at = (time: string) => shanghai(`2025-10-15T${time}`)
const room = { id: 'room-1', title: '初二数学直播间' }

describe('the lesson of the timetable that teaching belongs to', () => {
  test.each([
    ['in the lesson', '18:41:00', 'maths 2025-10-15 0'],
    ['begun eight minutes early', '18:22:00', 'maths 2025-10-15 0'],
    ['begun in the break: the lesson to come', '19:01:30', 'maths 2025-10-15 1'],
    ['begun after the last one', '19:40:00', 'maths 2025-10-15 1'],
  ])('%s', (_, time, lessonId) => {
    expect(declaredLesson([maths], room, at(time))?.lessonId).toBe(lessonId)
  })

  it('is none an hour later, on another weekday, or after the course is over', () => {
    expect(declaredLesson([maths], room, at('20:40:00'))).toBeNull()
    expect(declaredLesson([maths], room, shanghai('2025-10-16T18:41:00'))).toBeNull()
    expect(declaredLesson([maths], room, shanghai('2026-01-07T18:41:00'))).toBeNull()
  })

  it('names the class when the room is named by course or class', () => {
    expect(declaredLesson([english, maths], room, at('18:41:00'))?.classId).toBe('maths')
    const byClass = { title: '提高班' }
    expect(declaredLesson([english, maths], byClass, at('18:41:00'))?.classId).toBe('english')
  })

  it('guesses no class: one course at that time gives the lesson, several give nothing', () => {
    const unnamed = { title: '直播间一' }
    expect(declaredLesson([maths], unnamed, at('18:41:00'))).toMatchObject({
      classId: null,
      courseId: 'maths',
      lessonId: 'maths 2025-10-15 0',
    })
    expect(declaredLesson([maths, english], unnamed, at('18:41:00'))).toBeNull()
  })
})

describe('teaching that no timetable declares', () => {
  const before: TaughtSegment = {
    start: at('19:05:00'),
    end: at('19:35:00'),
    uncertaintySeconds: 7,
    roomId: 'room-1',
    courseId: 'maths',
    course: '初二数学',
    classId: 'maths',
    lessonId: 'maths 2025-10-15 1',
  }
  const segment = { start: at('19:50:00'), end: at('19:55:00'), uncertaintySeconds: 7 }

  it('goes on for the same pupils when it follows within ten minutes', () => {
    const late = { ...before, end: at('19:44:00') }
    expect(nameSegment(segment, room, [maths], [late])).toMatchObject({
      classId: 'maths',
      lessonId: null,
    })
  })

  it('is of nobody known otherwise', () => {
    expect(nameSegment(segment, room, [maths], [before])).toMatchObject({
      classId: null,
      course: null,
      lessonId: null,
    })
  })
})
