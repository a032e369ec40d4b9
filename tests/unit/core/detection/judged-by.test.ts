import { expect, it } from 'vitest'
import {
  isLearnedFrom,
  learnedVersion,
  readJudgedBy,
  writeJudgedBy,
} from '../../../../src/core/detection/judged-by.ts'

const DIGEST = '0123456789abcdef'.repeat(4)

it('a model is learned from the one whose whole name it bears, not from one whose name begins alike', () => {
  const learned = learnedVersion('xuncha-three 2026-11-29.10', DIGEST)
  expect(isLearnedFrom('xuncha-three 2026-11-29.10', learned)).toBe(true)
  expect(isLearnedFrom('xuncha-three 2026-11-29.1', learned)).toBe(false)
  expect(isLearnedFrom('xuncha-three', learned)).toBe(false)
})

it('what judged is named, and taken apart again', () => {
  const model = learnedVersion('xuncha-three 2026-11-29.1', DIGEST)
  for (const words of [null, 'feedfacefeed']) {
    expect(readJudgedBy(writeJudgedBy({ model, words }))).toEqual({ model, words })
  }
})
