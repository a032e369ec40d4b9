import { expect, test } from 'vitest'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { termsOf } from '../../../../src/core/violations/search/fold-words.ts'
import { aClip, anEvidenceFrame, SATURDAY } from '../../../build/database/database-rows.ts'
import type { RecordsTestContext } from '../records-suite.ts'
import { aViolationOf, saveIn } from '../records-violation-helpers.ts'

const line = (text: string) => ({ text, confidence: 0.9, box: { x: 0, y: 0, width: 9, height: 9 } })

export function wordSearchTests({ transactions, unique }: RecordsTestContext): void {
  test('what was read or heard is found by any piece of it, however its lines were broken', async () => {
    const region = unique('region')
    const violation = aViolationOf(unique, { region })
    await saveIn(transactions(), violation)
    const frame = anEvidenceFrame({
      lines: [line('王小明老師 一元二'), line('次方程 QQ群 8765_4%21\0')],
    })
    const clip = aClip({
      at: plus(SATURDAY, minutes(1)),
      segments: [{ text: '请大家翻到第三十二页', confidence: 0.9, from: 0, to: 3 }],
    })
    const find = (asked: string, filter: object = {}) =>
      transactions().run(async ({ words }) => {
        const terms = termsOf(asked)
        const page = await words.find({ region, terms, ...filter }, { limit: 9, cursor: null })
        return page.items.map(({ sense }) => sense)
      })
    await transactions().run(({ violationEvidence }) =>
      violationEvidence.add(violation.id, [frame, clip]),
    )
    const found = {
      acrossLines: await find('一元二次方程'),
      simplified: await find('王小明老师'),
      both: await find('王小明 翻到'),
      number: await find('8765_4%21'),
      wildcard: await find('8765%21'),
      heard: await find('三十二页'),
      unheard: await find('三十二页', { sense: 'picture' }),
      elsewhere: await find('方程', { roomId: unique('room') }),
      before: await find('方程', { to: SATURDAY }),
    }
    expect(found).toEqual({
      acrossLines: ['picture'],
      simplified: ['picture'],
      both: [],
      number: ['picture'],
      wildcard: [],
      heard: ['sound'],
      unheard: [],
      elsewhere: [],
      before: [],
    })
  })

  test('what was found is paged, newest first, and is gone with its evidence', async () => {
    const region = unique('region')
    const violation = aViolationOf(unique, { region })
    await saveIn(transactions(), violation)
    const frames = [0, 1, 2].map((minute) =>
      anEvidenceFrame({
        sha256: String(minute).repeat(64),
        at: plus(SATURDAY, minutes(minute)),
        lines: [line(`第${minute}题 勾股定理`)],
      }),
    )
    const counted: number[] = []
    const pages = await transactions().run(async ({ violationEvidence, words, retention }) => {
      await violationEvidence.add(violation.id, frames)
      const terms = termsOf('勾股定理')
      const first = await words.find({ region, terms }, { limit: 2, cursor: null })
      const second = await words.find({ region, terms }, { limit: 2, cursor: first.nextCursor })
      counted.push(await words.count({ region, terms }, 9), await words.count({ region, terms }, 2))
      await retention.forgetEvidence(violation.id, SATURDAY)
      const gone = await words.find({ region, terms }, { limit: 2, cursor: null })
      return [first, second, gone].map(({ items }) => items.map(({ text }) => text))
    })
    expect(pages).toEqual([['第2题 勾股定理', '第1题 勾股定理'], ['第0题 勾股定理'], []])
    expect(counted).toEqual([3, 2])
  })
}
