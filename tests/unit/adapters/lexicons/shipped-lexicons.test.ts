import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLexicons } from '../../../../src/adapters/lexicons/read-lexicons.ts'
import { COUNTER_FIELDS } from '../../../../src/core/reading/lexicon/counter-fields.ts'
import { CUES } from '../../../../src/core/reading/lexicon/cues.ts'
import { SUBJECTS } from '../../../../src/core/reading/subject.ts'
import { SHIPPED_LEXICONS } from '../../../build/classifier.ts'

const counted = Object.fromEntries(
  [...Map.groupBy(SHIPPED_LEXICONS, ({ sense }) => sense.kind)].map(([kind, terms]) => [
    kind,
    terms.length,
  ]),
)

describe('the lexicons that come with the program', () => {
  it('hold so many terms of each kind; who adds one says so here', () => {
    expect(counted).toEqual({
      strong: 16_144,
      weak: 2_830,
      name: 70,
      cue: 749,
      counter: 8_874,
    })
  })

  it('know every subject, every teaching word and every other field', () => {
    const named = SHIPPED_LEXICONS.flatMap(({ sense }) =>
      sense.kind === 'name' ? sense.subject : [],
    )
    const strong = SHIPPED_LEXICONS.flatMap(({ sense }) =>
      sense.kind === 'strong' ? sense.subject : [],
    )
    const cues = SHIPPED_LEXICONS.flatMap(({ sense }) => (sense.kind === 'cue' ? sense.cue : []))
    const fields = SHIPPED_LEXICONS.flatMap(({ sense }) =>
      sense.kind === 'counter' ? sense.field : [],
    )
    expect(new Set(named)).toEqual(new Set(SUBJECTS))
    expect(new Set(strong)).toEqual(new Set(SUBJECTS))
    expect(new Set(cues)).toEqual(new Set(CUES))
    expect(new Set(fields)).toEqual(new Set(COUNTER_FIELDS))
  })
})

const HEAD = 'term\tfield\tsubject\tstage\tsource\n'

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-lexicons-'))
  await mkdir(join(folder, 'subjects'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

describe('a folder of lexicons', () => {
  it('is refused where a subject is spread over two files', async () => {
    const read = await readLexicons(
      await folderOf({
        'subjects/a.tsv': `${HEAD}勾股定理\tstrong\tMAT\tjunior\tstandards\n`,
        'subjects/b.tsv': `${HEAD}数学\tname\tMAT\t-\tnames\n`,
      }),
    )
    expect(read.ok ? '' : read.fault.message).toContain('subjects/b.tsv:MAT')
  })

  it('is refused where a line is wrong, by file and line', async () => {
    const read = await readLexicons(await folderOf({ 'subjects/a.tsv': `${HEAD}勾股定理\n` }))
    expect(read.ok ? '' : read.fault.where).toBe('subjects/a.tsv:2')
  })

  it('is refused where there is none', async () => {
    expect((await readLexicons(await folderOf({}))).ok).toBe(false)
    expect((await readLexicons('/nowhere/at/all')).ok).toBe(false)
  })
})
