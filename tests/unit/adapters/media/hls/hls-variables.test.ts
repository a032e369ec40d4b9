import { expect, it } from 'vitest'
import { fillInVariables } from '../../../../../src/adapters/media/hls/hls-variables.ts'

const URL_OF_LIST = 'http://a.example/live.m3u8?tok=a%2Fb+c&empty='
const filled = (...lines: readonly string[]) =>
  fillInVariables(lines, URL_OF_LIST, new Map([['site', 'b.example']])).lines.at(-1)

it('fills in what is defined by value, by the address, by the master playlist', () => {
  expect(filled('#EXT-X-DEFINE:NAME="p",VALUE="seg"', '{$p}/1.ts')).toBe('seg/1.ts')
  expect(filled('#EXT-X-DEFINE:QUERYPARAM="tok"', '1.ts?t={$tok}')).toBe('1.ts?t=a/b+c')
  expect(filled('#EXT-X-DEFINE:IMPORT="site"', 'http://{$site}/1.ts')).toBe('http://b.example/1.ts')
})

it('lets a value hold those before it, and leaves what nobody defined', () => {
  const two = ['#EXT-X-DEFINE:NAME="a",VALUE="x"', '#EXT-X-DEFINE:NAME="b",VALUE="{$a}{$a}"']
  expect(filled(...two, '{$b}/{$never}')).toBe('xx/{$never}')
})

it('does not grow without measure', () => {
  const lines = ['#EXT-X-DEFINE:NAME="v0",VALUE="xxxxxxxxxx"']
  for (let i = 1; i < 60; i += 1) {
    lines.push(`#EXT-X-DEFINE:NAME="v${i}",VALUE="${`{$v${i - 1}}`.repeat(10)}"`)
  }
  for (let i = 0; i < 5_000; i += 1) lines.push('{$v59}')
  const { lines: all } = fillInVariables(lines, '', new Map())
  expect(all.join('').length).toBeLessThan(20_000_000)
})
