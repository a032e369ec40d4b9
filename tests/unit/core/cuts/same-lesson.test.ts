import { describe, expect, it } from 'vitest'
import { isSameLesson } from '../../../../src/core/cuts/same-lesson.ts'
import type { AirScene } from '../../../../src/core/replay/air-scenes.ts'

/** A picture of its own for each letter: 256 bits of it. */
const scene = (letter: string, change: Partial<AirScene> = {}): AirScene => ({
  picture: letter.repeat(64),
  telling: true,
  words: null,
  begunAfter: 0,
  begunBy: 0,
  seenUntil: 60,
  ...change,
})

describe('a lesson that goes on in another room', () => {
  const cut = ['0', '1', '7', 'f'].map((letter) => scene(letter))

  it('is known by several of its pictures', () => {
    expect(isSameLesson(cut, [scene('a'), scene('1'), scene('f')])).toBe(true)
  })

  it('is not known by one picture that both rooms show, such as the title of the institution', () => {
    expect(isSameLesson(cut, [scene('1'), scene('1'), scene('a')])).toBe(false)
  })

  it('is not known by empty pictures', () => {
    const empty = { telling: false }
    expect(isSameLesson(cut, [scene('1', empty), scene('f', empty)])).toBe(false)
    expect(isSameLesson([scene('1', empty), scene('f', empty)], cut)).toBe(false)
  })

  it('is not known where nothing was on air', () => {
    expect(isSameLesson(cut, [])).toBe(false)
    expect(isSameLesson([], cut)).toBe(false)
  })
})
