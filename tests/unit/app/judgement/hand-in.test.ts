import { expect, it } from 'vitest'
import { parseModelText } from '../../../../src/adapters/models/read-model.ts'
import { handInWords } from '../../../../src/app/judgement/hand-in.ts'
import { SHIPPED } from '../../../build/classifier.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryEvidenceStore } from '../../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const setOf = (word: string) => ({
  name: '名头',
  words: [{ word, variants: [], logOdds: 0.5, note: null }],
})

it('two sets of own words that verdicts could not tell apart are not both kept', async () => {
  const transactions = createMemoryTransactions()
  // Digests that somebody has made to begin alike.
  const digestOf = (body: string) => `feedfacefeed${(body.includes('督学') ? '0' : '1').repeat(52)}`
  const deps = {
    transactions,
    clock: createFakeClock(SATURDAY),
    evidenceStore: createMemoryEvidenceStore(),
    sha256: digestOf,
    base: SHIPPED,
    modelIn: parseModelText,
    wordsIn: async (text: string) => ({ set: setOf(text), problems: [] }),
    law: () => Promise.reject(new Error('not asked')),
    changed: async () => {},
  }
  const handIn = (text: string) => handInWords(deps, { who: 'user:wang', why: '来信', text })
  expect(await handIn('督学')).toMatchObject({ ok: true })
  expect(await handIn('督学')).toMatchObject({ ok: true })
  expect(await handIn('错题')).toMatchObject({ ok: false, fault: { code: 'conflict' } })
  const kept = await transactions.run(({ judgements }) => judgements.list('own-words', 9))
  expect(kept).toHaveLength(1)
})
