import { expect, test } from 'vitest'
import { parseCheckRequest } from '../../../src/cli/check/check.ts'
import { commandWords } from '../../../src/cli/command-words.ts'
import { REGIONS_AS_OF } from '../../../src/core/registry/region.ts'

test.each([
  [
    "error: unknown command 'chek'\n(Did you mean check?)\n",
    "没有命令 chek，是否要用 check? / unknown command 'chek' (Did you mean check?)\n",
  ],
  ["error: unknown option '--x'\n", "没有选项 --x / unknown option '--x'\n"],
  [
    "error: missing required argument 'year'\n",
    "缺少参数 year / missing required argument 'year'\n",
  ],
  ['error: something new\n', '命令有误 / something new\n'],
])('%j is said in Chinese first', (text, said) => {
  expect(commandWords(text)).toBe(said)
})

const problemOf = (url: string, options: Parameters<typeof parseCheckRequest>[1] = {}) => {
  const asked = parseCheckRequest(url, options)
  return 'problem' in asked ? asked.problem : null
}
const URL_OF_A_STREAM = 'https://media.example/live.m3u8'

test.each([
  [{ frames: '0' }, '--frames：应不小于 1 / --frames: must be at least 1'],
  [{ frames: 'x' }, '--frames：应为数字 / --frames: must be a number'],
  [
    { stage: 'kindergarten' },
    '--stage：只能是 preschool、compulsory、senior-high、adult / --stage: must be one of preschool、compulsory、senior-high、adult',
  ],
  [
    { at: '2026-10-17' },
    '--at：请用带时区的时间，例如 2026-10-17T09:30:00+08:00 / --at: RFC 3339 with offset',
  ],
  [
    { region: 'abc' },
    '--region：“abc”不是行政区划代码（省二位、市四位、县六位、镇街九位） / "abc" is no code of a place: two digits for a province, four for a city, six for a county, nine for a town',
  ],
  [
    { region: '999999' },
    `--region：行政区划表（${REGIONS_AS_OF}）里没有“999999” / the table of places (${REGIONS_AS_OF}) has no "999999"`,
  ],
])('check with %j says what is wrong', (options, said) => {
  expect(problemOf(URL_OF_A_STREAM, options)).toBe(said)
})

test.each([
  [{}, '440000'],
  [{ region: '44' }, '440000'],
  [{ region: '4401' }, '440100'],
  [{ region: '440100' }, '440100'],
  [{ region: '440106' }, '440106'],
  [{ region: '440106001' }, '440106001'],
  [{ region: '441900003' }, '441900003'],
])('check takes a place as the calendar and the lists do: %j is %s', (options, region) => {
  expect(parseCheckRequest(URL_OF_A_STREAM, options)).toMatchObject({ request: { region } })
})

test('check of an address takes no model: it is for what was stored', () => {
  expect(problemOf(URL_OF_A_STREAM, { model: 'shipped' })).toContain('--from-evidence')
})

test('check without an address says what may be given, and names a strange one once', () => {
  expect(problemOf('')).toContain('--from-evidence')
  expect(problemOf('notaurl')?.match(/notaurl/g)).toHaveLength(1)
})
