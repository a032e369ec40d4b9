import { describe, expect, it } from 'vitest'
import { LESSONS, OTHERS, writtenScreens } from '../../../training/written-screens.ts'

const LONGEST_SCREEN = 600

describe('the screens in our own words', () => {
  const kinds = [...LESSONS, ...OTHERS].flatMap((screens) => Object.entries(screens))

  it('has screens of every kind it names', () => {
    const empty = kinds.filter(([, lines]) => lines.trim() === '').map(([kind]) => kind)
    expect(empty).toEqual([])
  })

  it('says nothing twice, so that nothing counts double or as a lesson and as none', () => {
    const texts = writtenScreens().map(({ text }) => text)
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([])
  })

  it('has no screen longer than a screen is', () => {
    const long = writtenScreens().filter(({ text }) => text.length > LONGEST_SCREEN)
    expect(long.map(({ kind, text }) => `${kind}: ${text.slice(0, 40)}`)).toEqual([])
  })
})
