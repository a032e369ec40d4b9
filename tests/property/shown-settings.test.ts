import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutSecrets } from '../../src/config/address-without-secrets.ts'

const noise = fc.string({ maxLength: 6, unit: fc.constantFrom(...'ab1@:/?#&=%,. ') })
const word = fc.tuple(noise, noise).map(([before, after]) => `${before}Hunter2${after}`)
const password = fc
  .tuple(word, fc.boolean())
  .map(([text, escaped]) => (escaped ? encodeURIComponent(text) : text))
const scheme = fc.constantFrom('s3', 'https', 'postgres', 'redis')

const plain = fc
  .string({ maxLength: 8, unit: fc.constantFrom(...'ab1/-_.') })
  .map((text) => `/a${text}`)

const isShown = (text: string): boolean => withoutSecrets(text).toLowerCase().includes('hunter2')

test('no password is shown, before a host or in a query, escaped or not', () => {
  fc.assert(
    fc.property(scheme, password, (kind, secret) => {
      const inner = `https://user:${secret}@host`
      for (const text of [
        `${kind}://key:${secret}@host/path`,
        `s3://bucket?endpoint=${inner}`,
        `s3://bucket?region=x&endpoint=${encodeURIComponent(inner)}`,
        `s3://key:word@bucket?endpoint=${inner}`,
        `s3://bucket?secret=${encodeURIComponent(secret)}`,
      ]) {
        expect(isShown(text), text).toBe(false)
      }
    }),
  )
})

test('an address without keys is shown as it was set', () => {
  fc.assert(
    fc.property(scheme, plain, (kind, path) => {
      expect(withoutSecrets(`${kind}://host.example.cn${path}`)).toBe(
        `${kind}://host.example.cn${path}`,
      )
    }),
  )
})

test('where evidence lies is told without its keys', () => {
  expect(withoutSecrets('s3://key:p@ss@bucket?endpoint=https://u:p@host&region=x')).toBe(
    's3://***@bucket?endpoint=https://***@host/&region=x',
  )
})
