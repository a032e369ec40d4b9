import { describe, expect, it } from 'vitest'
import {
  createCorrections,
  type DecidedCase,
  MOST_CASES,
} from '../../../../src/core/learning/decided-cases.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const TEXT = '一元二次方程的求根公式 例题1'

const decided = (id: string, after: number, more: Partial<DecidedCase> = {}): DecidedCase => ({
  violationId: id,
  at: plus(SATURDAY, seconds(after)),
  content: 'subject',
  title: null,
  pageText: null,
  isContextUnread: false,
  frames: [{ text: TEXT }],
  ...more,
})

function collected(cases: readonly DecidedCase[]) {
  const corrections = createCorrections()
  for (const one of cases) corrections.add(one)
  return corrections.all()
}

describe('decided cases', () => {
  it('the last word on a case holds, whatever comes first', () => {
    const words = [decided('a', 1), decided('a', 2, { content: 'non-subject' })]
    for (const order of [words, words.toReversed()]) {
      expect(collected(order).texts).toMatchObject([{ caseId: 'a', lesson: false }])
    }
  })

  it('a last word that tells nothing takes the words of an earlier one away', () => {
    expect(collected([decided('a', 1), decided('a', 2, { content: null })]).texts).toEqual([])
    expect(collected([decided('a', 1), decided('a', 2, { frames: [] })]).texts).toEqual([])
  })

  it('of too many the newest are learned from, and how many were left out is said', () => {
    const cases = Array.from({ length: MOST_CASES + 3 }, (_, at) => decided(`case ${at}`, at))
    const { texts, leftOut } = collected(cases.toReversed())
    expect(leftOut).toBe(3)
    expect(texts).toHaveLength(MOST_CASES)
    expect(texts.map(({ caseId }) => caseId)).not.toContain('case 2')
  })

  it('cases that tell nothing count for nothing', () => {
    const silent = Array.from({ length: MOST_CASES }, (_, at) =>
      decided(`silent ${at}`, at + 10, { content: null }),
    )
    expect(collected([decided('a', 1), ...silent])).toMatchObject({
      texts: [{ caseId: 'a' }],
      leftOut: 0,
    })
  })

  it('says of how many title and page text could not be read', () => {
    const cases = [decided('a', 1, { isContextUnread: true }), decided('b', 2)]
    expect(collected(cases).withoutContext).toBe(1)
  })

  it('takes eight different texts of a case, and none that is too short', () => {
    const frames = ['第1页', TEXT, TEXT, ...Array.from({ length: 12 }, (_, at) => `${TEXT} ${at}`)]
    const { texts } = collected([decided('a', 1, { frames: frames.map((text) => ({ text })) })])
    expect(texts.map(({ text }) => text)).toHaveLength(8)
    expect(texts[0]?.text).toBe(TEXT)
  })
})
