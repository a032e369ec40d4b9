import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { JudgementChange, JudgementVersion } from '../../../src/core/judgement/standing.ts'
import { hours } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const versionsOf =
  ({ unique }: RecordsTestContext) =>
  (after: number, kind: JudgementVersion['kind']): JudgementVersion => {
    const body = JSON.stringify({ name: unique('set') })
    return {
      kind,
      sha256: createHash('sha256').update(body).digest('hex'),
      name: unique('name'),
      body,
      report: after === 0 ? null : { cases: after, note: '更正\u0000' },
      // Far from anything that another test of this file hands in.
      at: plus(SATURDAY, hours(24 * 9_000 + after)),
      who: 'user:wang',
      why: '新出现的名头\u0000',
    }
  }

export function judgementTests(context: RecordsTestContext): void {
  const { transactions, unique } = context
  const aVersion = versionsOf(context)

  test('a version stands as it was handed in first, and is found by its hash, its beginning and its name', async () => {
    const version = aVersion(0, 'own-words')
    const { kind, sha256, name } = version
    const found = await transactions().run(async ({ judgements }) => ({
      first: await judgements.add(version),
      again: await judgements.add({ ...version, who: 'user:li' }),
      whole: await judgements.find(kind, sha256),
      other: await judgements.find('model', sha256),
      begins: await judgements.beginning(kind, sha256.slice(0, 12)),
      byDigits: await judgements.named(kind, sha256.slice(0, 12)),
      noDigits: await judgements.beginning(kind, '%'),
      named: await judgements.named(kind, name),
      none: await judgements.named(kind, unique('nothing')),
    }))
    expect(found).toEqual({
      first: true,
      again: false,
      whole: { ...version, shadow: null },
      other: null,
      begins: [version],
      byDigits: null,
      noDigits: [],
      named: version,
      none: null,
    })
  })

  test('versions are listed newest first without their bodies, with the latest shadow run', async () => {
    const [older, newer] = [aVersion(1, 'model'), aVersion(2, 'model')]
    const shadow = { at: plus(SATURDAY, hours(3)), report: { replayed: 3 } }
    const listed = await transactions().run(async ({ judgements }) => {
      for (const one of [older, newer]) await judgements.add(one)
      await judgements.saveShadow('model', older.sha256, { ...shadow, report: { replayed: 2 } })
      await judgements.saveShadow('model', older.sha256, shadow)
      return await judgements.list('model', 2)
    })
    const { body: _older, ...first } = older
    const { body: _newer, ...last } = newer
    expect(listed).toEqual([
      { ...last, shadow: null },
      { ...first, shadow },
    ])
  })

  test('a change has its number once: of two who change at the same time one is told', async () => {
    const kept = await transactions().run(async ({ judgements }) => {
      const number = (await judgements.changes('own-words')).length + 1
      const change: JudgementChange = {
        kind: 'own-words',
        number,
        change: 'adopted',
        sha256: 'ab'.repeat(32),
        at: SATURDAY,
        who: 'user:wang',
        why: '试运行无误',
      }
      const later = { ...change, number: number + 1, change: 'withdrawn' as const }
      const first = await judgements.change(change)
      const second = await judgements.change({ ...change, who: 'user:li' })
      await judgements.change(later)
      const all = await judgements.changes('own-words')
      return { first, second, change, later, latest: all.slice(-2) }
    })
    expect([kept.first, kept.second]).toEqual([true, false])
    expect(kept.latest).toEqual([kept.change, kept.later])
  })
}
