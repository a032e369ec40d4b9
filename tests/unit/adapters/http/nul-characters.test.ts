import { describe, expect, it } from 'vitest'
import { findRefused } from '../../../../src/adapters/http/nul-characters.ts'

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 'x')

describe('what no request may hold', () => {
  it('is a NUL character, in a value or a name, and its place is said', () => {
    expect(findRefused({ a: [{ b: 'x\0' }] }, 'body')).toEqual({ where: 'body.a.0.b', why: 'nul' })
    expect(findRefused({ a: { 'b\0': 1 } }, 'body')).toEqual({ where: 'body.a', why: 'nul' })
  })

  it('is nesting beyond measure, however deep', () => {
    expect(findRefused(nested(200_000), 'body')).toEqual({ where: 'body', why: 'too-deep' })
    expect(findRefused(nested(60), 'body')).toBeNull()
  })

  it('is nothing else, and no file is looked into', () => {
    expect(findRefused({ file: Buffer.from('\0') }, 'body')).toBeNull()
  })
})
