import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PAGE_TEXT_ROLES } from '../../../src/core/patrol/page-text.ts'
import { PAGE_SIGNS } from '../../../src/core/patrol/platform-rule.ts'
import { UNSEEN_REASONS } from '../../../src/core/patrol/unseen-reason.ts'
import { PAGES_THAT_LEAD } from '../../build/pages/pages-that-lead.ts'
import { PAGES_THAT_RESIST } from '../../build/pages/pages-that-resist.ts'
import { PAGES_WITHOUT_STREAM } from '../../build/pages/pages-without-stream.ts'

const PAGE = readFileSync(new URL('../../../docs/page-rooms.md', import.meta.url), 'utf8')
const PAGES = [...PAGES_THAT_LEAD, ...PAGES_THAT_RESIST, ...PAGES_WITHOUT_STREAM]

it('the table of odd pages is the list that is tested', () => {
  const [, table = ''] = PAGE.split('| page | outcome |\n|---|---|\n')
  const rows = table.trim().split('\n')
  expect(rows).toEqual(
    PAGES.map(({ name, outcome }) => `| ${name} | ${[outcome].flat().join(' or ')} |`),
  )
  expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length)
})

it('every reason in it is one of the closed set', () => {
  const outcomes = PAGES.flatMap(({ outcome }) => outcome)
  const reasons = outcomes.flatMap((outcome) => /^unseen: (.*)$/.exec(outcome)?.[1] ?? [])
  for (const reason of reasons) expect(UNSEEN_REASONS).toContain(reason)
})

it('every role and every sign of a platform file is named', () => {
  for (const word of [...PAGE_TEXT_ROLES, ...PAGE_SIGNS]) expect(PAGE).toContain(`\`${word}\``)
})
