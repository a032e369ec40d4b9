import { describe, expect, test } from 'vitest'
import { judge } from '../../../../src/core/policy/judge.ts'
import type { RuleHit, TeachingSession, Verdict } from '../../../../src/core/policy/verdict.ts'
import type { Actor, Content, Stage } from '../../../../src/core/registry/institution.ts'
import { formatInstant } from '../../../../src/core/time/instant.ts'
import { loadedLaw, shanghai } from '../../../build/law.ts'
import { TIME_WINDOW_EXAMPLES } from './worked-examples.ts'

const law = await loadedLaw()

type Example = {
  readonly id: string
  readonly session: TeachingSession
  readonly kinds: readonly string[]
  readonly also: string | undefined
  readonly verdict: string
  readonly hits: readonly string[]
  readonly flags: string
  readonly why: string
}

function parseExample(line: string): Example {
  const cells = line.split(' | ')
  const [id = '', start = '', end = '', region = '', actor, stage, content] = cells
  const [kinds = '', verdict = '', hits = '', flags = '', why = ''] = cells.slice(7)
  const [kindText = '', also] = kinds.split('+')
  const profile = /profile=(\S+)/.exec(flags)?.[1]
  return {
    id,
    session: {
      start: shanghai(start),
      end: shanghai(end),
      region,
      actor: actor as Actor,
      stage: stage as Stage,
      content: content as Content,
      ...(profile === undefined ? {} : { profile }),
    },
    kinds: kindText.split('→'),
    also,
    verdict,
    hits: hits.split(' ').filter((text) => text !== ''),
    flags,
    why,
  }
}

const examples = TIME_WINDOW_EXAMPLES.trim().split('\n').map(parseExample)

/** Written as the examples are; object rules stand there without seconds. */
function written(hit: RuleHit): string {
  const start = `${hit.rule}@${formatInstant(hit.from).slice(11, 19)}`
  const timeless = /^(STG|ACT)-|^CAL-PROV/.test(hit.rule)
  return timeless ? start : `${start}/${hit.seconds}s`
}

const kindsOf = (verdict: Verdict): readonly string[] => [
  ...new Set(verdict.days.map((day) => day.kind)),
]

test('there are 69 examples and none is left out', () => {
  expect(examples.map((example) => example.id)).toEqual(
    Array.from({ length: 69 }, (_, i) => `W${String(i + 1).padStart(2, '0')}`),
  )
})

describe.each(examples)('$id $why', (example) => {
  const verdict = judge(example.session, law)

  test(`is ${example.verdict} because of ${example.hits.join(' ') || 'nothing'}`, () => {
    expect(verdict.verdict).toBe(example.verdict)
    expect(verdict.hits.map(written)).toEqual(example.hits)
  })

  test('rests on the right kind of day', () => {
    expect(kindsOf(verdict)).toEqual(example.kinds)
    if (example.also !== undefined) expect(verdict.days[0]?.also).toContain(example.also)
  })

  test('says whether it is by reference, provisional, and may be cut alone', () => {
    const byReference = example.flags.includes('by-reference')
    const provisional = example.flags.includes('provisional')
    expect(verdict.basis === 'by-reference').toBe(byReference)
    expect(verdict.provisional).toBe(provisional)
    if (byReference || provisional || example.verdict !== 'forbidden') {
      expect(verdict.autoCut).toBe(false)
    }
    expect(verdict.ruleVersion).toBe('2026.11-2')
  })
})
