import { describe, expect, it } from 'vitest'
import { splitLines } from '../../../../src/adapters/system/split-lines.ts'

const bytes = (...chunks: readonly (string | Uint8Array)[]) =>
  (async function* () {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  })()

const lines = async (...chunks: readonly (string | Uint8Array)[]) => {
  const all: string[] = []
  for await (const line of splitLines(bytes(...chunks))) all.push(line)
  return all
}

describe('lines of JSON', () => {
  it('are parted at line feeds and nowhere else', async () => {
    expect(await lines('{"text":"一\u2028二\u2029三\u0085四\r五"}\n{}\n')).toEqual([
      '{"text":"一\u2028二\u2029三\u0085四\r五"}',
      '{}',
    ])
  })

  it('may end as Windows ends them, and the last not at all', async () => {
    expect(await lines('a\r\n\nb')).toEqual(['a', '', 'b'])
  })

  it('do not break a character that comes in two pieces', async () => {
    const whole = Buffer.from('题\n')
    expect(await lines(whole.subarray(0, 1), whole.subarray(1))).toEqual(['题'])
  })
})
