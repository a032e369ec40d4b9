import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readFindingLists } from '../../../../src/adapters/lexicons/read-finding-lists.ts'
import { parseFindingLists } from '../../../../src/core/findings/finding-lists.ts'
import { SHIPPED_LISTS } from '../../../build/classifier.ts'

const NAMES = ['shop', 'stage'] as const
const parse = (...lines: readonly string[]) =>
  parseFindingLists('made.tsv', ['# words', 'term\tlist', ...lines].join('\n'), NAMES)

it('terms come into their lists, with the blanks inside them', () => {
  expect(parse('free mail\tshop', '包邮\tshop', '小学\tstage')).toMatchObject({
    ok: true,
    value: { shop: 'free_mail 包邮', stage: '小学' },
  })
})

it.each([
  ['a list that is not known', ['包邮\tshops'], /made\.tsv:3:.*no such list: shops/],
  ['one column too many', ['包邮\tshop\tx'], /made\.tsv:3/],
  ['no term', ['\tshop'], /made\.tsv:3:.*empty/],
  ['a term twice', ['包邮\tshop', '包邮\tshop'], /made\.tsv:4:.*twice/],
  ['lines out of order', ['小学\tstage', '包邮\tshop'], /made\.tsv:4:.*not in order/],
  ['a list without a term', ['包邮\tshop'], /made\.tsv:3:.*no term: stage/],
])('%s is told with its line', (_, lines, why) => {
  const parsed = parse(...lines)
  expect(parsed.ok ? '' : parsed.fault.message).toMatch(why)
  expect(parsed).toMatchObject({ ok: false, fault: { code: 'lexicon-invalid' } })
})

it('a file that is not there stops whoever reads them, by its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'finding-lists-'))
  mkdirSync(join(folder, 'names'))
  writeFileSync(join(folder, 'names', 'disguises.tsv'), '')
  const read = await readFindingLists(folder)
  rmSync(folder, { recursive: true })
  expect(read.ok ? '' : read.fault.message).toMatch(/names\/disguises\.tsv:1/)
})

it('the shipped ones hold the names of the rules', () => {
  const { disguises, soliciting, surroundings } = SHIPPED_LISTS
  expect(disguises['companion-study'].split(' ')).toContain('自习室')
  expect(disguises.except.split(' ')).toContain('健身私教')
  expect(soliciting.channel.split(' ')).toContain('➕v')
  expect(surroundings.adult.split(' ')).toContain('考研')
})
