import { describe, expect, it } from 'vitest'
import { createOwnWordsReader } from '../../../../src/adapters/schedules/read-own-words.ts'
import { readYamlHere } from '../../../../src/adapters/schedules/yaml-file.ts'

const read = createOwnWordsReader(readYamlHere)

const problemsOf = async (text: string) =>
  (await read(text)).problems.map(({ line, field, zh }) => `${line} ${field} ${zh}`)

describe('a document of own words', () => {
  it('is taken as written: words, variants, masks, what each adds and why', async () => {
    const { set, problems } = await read(`
name: 换名头的辅导
words:
  - 督学
  - word: AI自习室
    variants: [智能自习室, "AI*自习?室"]
    logOdds: 0.6
    note: 来信反映
`)
    expect(problems).toEqual([])
    expect(set).toEqual({
      name: '换名头的辅导',
      words: [
        { word: '督学', variants: [], logOdds: 0.5, note: null },
        {
          word: 'AI自习室',
          variants: ['智能自习室', 'AI*自习?室'],
          logOdds: 0.6,
          note: '来信反映',
        },
      ],
    })
  })

  it('may be JSON as well', async () => {
    expect((await read('{"name":"一","words":["伴学"]}')).set?.words).toHaveLength(1)
  })

  it('with anything wrong is taken in no part, and all that is wrong is told by line and field', async () => {
    const text = `name: 词
words:
  - 学
  - word: 伴学
    logOdds: 3
    weight: 1
  - word: "*自习室"
  - word: 自?习?室?伴?学?营
  - word: 伴學
  - word: "错**************题本"
  - 7
`
    expect((await read(text)).set).toBeNull()
    expect(await problemsOf(text)).toEqual([
      '3 words.0 “学”至少要有 2 个字',
      '6 words.1.weight 没有这个字段，可用 word、variants、logOdds、note',
      '5 words.1.logOdds 须为 0.1 到 0.8（支持）或 -0.8 到 -0.1（反对）',
      '7 words.2.word “*自习室”不能以通配符开头或结尾',
      '8 words.3.word “自?习?室?伴?学?营”通配符超过 4 处',
      '9 words.4.word “伴學”与 words.1.word 重复（大小写、全半角、繁简不区分）',
      '10 words.5.word “错**************题本”一处通配符超过 12 个字符',
      '11 words.6 须为文字，或含 word 的一组字段',
    ])
  })

  it.each([
    ['no YAML', 'name: [', 1],
    ['no words', 'name: 词\nwords: []', 2],
    ['a list of a thousand words', `name: 词\nwords: [${'伴学,'.repeat(1_000)}]`, 2],
    ['a word beyond all measure', `name: 词\nwords:\n  - ${'学'.repeat(41)}`, 3],
  ])('is refused for %s, with the line', async (_, text, line) => {
    const { set, problems } = await read(text)
    expect(set).toBeNull()
    expect(problems[0]?.line).toBe(line)
  })
})
