import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FAULT_CODES } from '../../../src/core/fault.ts'
import { UNSEEN_REASONS } from '../../../src/core/patrol/unseen-reason.ts'

const PAGE = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')

/** The sections under one heading of the first level: their names and what they say. */
function sectionsOf(chapter: RegExp): Map<string, string> {
  const text = PAGE.split(/^# /m).find((part) => chapter.test(part)) ?? ''
  const sections = text.split(/^## /m).slice(1)
  return new Map(
    sections.map((section) => {
      const [name = '', ...lines] = section.split('\n')
      return [name.trim(), lines.join('\n').trim()] as const
    }),
  )
}

describe('docs/errors.md', () => {
  it.each([
    ['fault code', /^故障码/, FAULT_CODES],
    ['reason for not seeing', /^看不见的原因/, UNSEEN_REASONS],
  ] as const)('has a section for every %s, and for nothing else', (_name, chapter, codes) => {
    const sections = sectionsOf(chapter)
    expect([...sections.keys()]).toEqual([...codes])
    for (const [code, text] of sections) {
      expect(text, `${code} in Chinese first`).toMatch(/^[\u4e00-\u9fff]/)
      expect(text, `${code} in English too`).toMatch(/\n\n[A-Z]/)
    }
  })
})
