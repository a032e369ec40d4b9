import { describe, expect, it } from 'vitest'
import { parseModelText } from '../../../../src/adapters/models/read-model.ts'
import { sha256 } from '../../../../src/adapters/system/sha256.ts'
import { SHIPPED_MODEL } from '../../../../src/core/detection/classifier-model.ts'
import { canonicalJson } from '../../../../src/core/evidence/canonical-json.ts'
import { ADAPTATION_BOUNDS } from '../../../../src/core/learning/adapt-model.ts'
import { type CorrectedText, splitCases } from '../../../../src/core/learning/correction.ts'
import { GUARD_TEXTS } from '../../../../src/core/learning/guard-texts.ts'
import { learn } from '../../../../src/core/learning/learn.ts'
import { SHIPPED, shippedClassifier } from '../../../build/classifier.ts'
import { correctedCases } from '../../../build/corrections.ts'

const from = (texts: readonly CorrectedText[], seed = 1) =>
  learn({ base: SHIPPED, texts, seed, sha256 })

const candidateOf = (texts: readonly CorrectedText[], seed = 1) => {
  const learned = from(texts, seed)
  if (learned.kind !== 'candidate') throw new Error(learned.kind)
  return learned
}

const LEARNED = candidateOf(correctedCases(25))

describe('learning from what people corrected', () => {
  it('gives a candidate that stands better to cases that it has not seen, and no worse to the guard screens', () => {
    const { model, report } = LEARNED
    const { heldOut, guard } = report
    expect(heldOut.cases).toEqual({ lessons: 5, others: 5 })
    expect(heldOut.after.logLoss).toBeLessThan(heldOut.before.logLoss)
    expect(heldOut.after.accused).toBeLessThanOrEqual(heldOut.before.accused)
    expect(guard.after).toMatchObject({
      lessonsFound: guard.before.lessonsFound,
      othersClean: guard.before.othersClean,
      accused: 0,
      missed: 0,
    })
    expect(report).toMatchObject({
      base: SHIPPED_MODEL.modelVersion,
      candidate: model.modelVersion,
    })
    expect(model.modelVersion).toMatch(/\+learned\.[0-9a-f]{12}$/)
  })

  it('is a model file that the program takes, moved within bounds', () => {
    const { model, report } = LEARNED
    expect(parseModelText(canonicalJson(model))).toEqual({ ok: true, value: model })
    const moved = model.joined.bias - SHIPPED_MODEL.joined.bias
    expect(Math.abs(moved)).toBeLessThanOrEqual(ADAPTATION_BOUNDS.bias)
    // Half a step of rounding besides.
    for (const { by } of report.moved.mostMoved) {
      expect(Math.abs(by)).toBeLessThanOrEqual(ADAPTATION_BOUNDS.term + 0.01)
    }
    const text = '今天天气多云\n22到28度'
    expect(shippedClassifier(model).classify({ text }).label).toBe('non-subject')
  })

  it('gives the same bytes for the same corrections, in whatever order they came, and a name of its own', () => {
    const texts = correctedCases(20)
    const [first, again] = [candidateOf(texts), candidateOf(texts.toReversed())]
    expect(canonicalJson(again.model)).toBe(canonicalJson(first.model))
    expect(candidateOf(texts, 2).model.modelVersion).not.toBe(first.model.modelVersion)
  })

  it('asks for twenty cases of either kind, not twenty texts', () => {
    const texts = correctedCases(20)
    const few = texts.filter(({ caseId }) => caseId !== 'adult-3')
    expect(from(few)).toEqual({ kind: 'too-few', cases: { lessons: 20, others: 19 } })
  })

  it('keeps nothing that makes other screens worse: corrections that call lessons no lessons are not followed', () => {
    const turned = correctedCases(25).map((one) => ({ ...one, lesson: !one.lesson }))
    const lessons = GUARD_TEXTS.filter(({ lesson }) => lesson).map((one, at) => ({
      ...one,
      caseId: `turned-${at}`,
      lesson: false,
    }))
    const learned = from([...turned, ...lessons])
    expect(learned.kind).toBe('no-better')
  })

  it('measures with whole cases that it has not learned from', () => {
    const { learned, heldOut } = splitCases(correctedCases(25), sha256)
    const ids = new Set(heldOut.map(({ caseId }) => caseId))
    expect(learned.some(({ caseId }) => ids.has(caseId))).toBe(false)
    expect(learned.length + heldOut.length).toBe(150)
  })
})
