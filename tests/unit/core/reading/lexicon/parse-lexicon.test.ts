import { describe, expect, it } from 'vitest'
import { parseLexicon } from '../../../../../src/core/reading/lexicon/parse-lexicon.ts'

const HEAD = '# Notes.\nterm\tfield\tsubject\tstage\tsource\n'
const read = (...lines: readonly string[]) => parseLexicon('x.tsv', `${HEAD}${lines.join('\n')}\n`)

const TERM = '勾股定理\tstrong\tMAT\tjunior\tstandards'

describe('a lexicon', () => {
  it('is one term a line, under comments and a header', () => {
    expect(
      read('包邮\tother:shopping\t-\t-\tdaily', TERM, '我的 书\tweak\tCHN\t-\ttextbooks'),
    ).toEqual({
      ok: true,
      value: [
        { term: '包邮', sense: { kind: 'counter', field: 'shopping' }, source: 'daily' },
        {
          term: '勾股定理',
          sense: { kind: 'strong', subject: 'MAT', stage: 'junior' },
          source: 'standards',
        },
        { term: '我的 书', sense: { kind: 'weak', subject: 'CHN' }, source: 'textbooks' },
      ],
    })
  })

  it.each([
    [
      'a term that stands twice',
      [TERM, TERM.replace('standards', 'textbooks')],
      'x.tsv:4:重复的词',
    ],
    ['a line out of order', [TERM, '全等\tstrong\tMAT\tjunior\tstandards'], 'x.tsv:4:未排序'],
    ['a column too few', ['勾股定理\tstrong\tMAT\tjunior'], 'x.tsv:3:4 列'],
    ['a column too many', [`${TERM}\t`], 'x.tsv:3:6 列'],
    ['no term', ['\tstrong\tMAT\tjunior\tstandards'], 'x.tsv:3:词为空'],
    ['blanks around a term', [`${TERM}`.replace('理', '理 ')], 'x.tsv:3:词为空'],
    ['an unknown subject', [TERM.replace('MAT', 'MTH')], 'x.tsv:3:field'],
    ['an unknown stage', [TERM.replace('junior', 'middle')], 'x.tsv:3:field'],
    ['an unknown field', [TERM.replace('strong', 'stong')], 'x.tsv:3:field'],
    ['a word of teaching with a subject', ['例题\tcue:manner\tMAT\t-\tguide'], 'x.tsv:3:field'],
    ['an unknown field of life', ['包邮\tother:post\t-\t-\tdaily'], 'x.tsv:3:field'],
    ['a source nobody can look up', [TERM.replace('standards', '?')], 'x.tsv:3:不认识的来源'],
  ])('with %s is refused by file and line', (_what, lines, said) => {
    const parsed = read(...lines)
    expect(parsed.ok ? 'read' : parsed.fault.code).toBe('lexicon-invalid')
    expect(parsed.ok ? '' : parsed.fault.message).toContain(said)
  })

  it.each([
    ['nothing', ''],
    ['comments alone', '# Notes.\n'],
    ['no header', `${TERM}\n`],
  ])('of %s is refused', (_what, text) => {
    expect(parseLexicon('x.tsv', text).ok).toBe(false)
  })
})
