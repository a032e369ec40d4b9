import { describe, expect, it } from 'vitest'
import type { FoundWords } from '../../../../src/contracts/search/word-search.ts'
import { foundGroups, piecesOf } from '../../../../src/dashboard/search/found-groups.ts'
import { searchQuery, shortWord } from '../../../../src/dashboard/search/search-query.ts'

const hit = (roomId: string, violationId: string, id: string) =>
  ({ id, roomId, violationId }) as FoundWords

describe('what was found', () => {
  it('stands by room and lesson, and a later page moves nothing above it', () => {
    const first = [hit('r1', 'v1', 'a'), hit('r2', 'v2', 'b')]
    const shape = (found: readonly FoundWords[]) =>
      foundGroups(found).map(({ roomId, lessons }) => [
        roomId,
        ...lessons.map(({ hits }) => hits.map(({ id }) => id).join('')),
      ])
    expect(shape(first)).toEqual([
      ['r1', 'a'],
      ['r2', 'b'],
    ])
    expect(shape([...first, hit('r1', 'v3', 'c'), hit('r1', 'v1', 'd')])).toEqual([
      ['r1', 'ad', 'c'],
      ['r2', 'b'],
    ])
  })

  it('is marked where it was found, and loses no sign', () => {
    const text = '一元二次方程'
    const hits = [
      { start: 2, end: 5 },
      { start: 4, end: 6 },
    ]
    const pieces = piecesOf({ text, hits })
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['二次方', '程'])
  })
})

describe('what is looked for', () => {
  it('has two signs of each word, and the last day counts whole', () => {
    expect(shortWord('王老师 群')).toBe('群')
    expect(searchQuery({ words: '群' })).toBeNull()
    expect(searchQuery({ words: ' ' })).toBeNull()
    expect(searchQuery({ words: ' 王老师 ', from: '2026-03-07', to: '2026-03-07' })).toEqual({
      words: '王老师',
      from: '2026-03-07T00:00:00+08:00',
      to: '2026-03-08T00:00:00+08:00',
    })
  })
})
