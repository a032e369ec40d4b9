import { expect, test } from 'vitest'
import { createSecretSeal } from '../../../src/adapters/security/channel-secrets.ts'
import { pushKeysOf } from '../../../src/adapters/security/push-keys.ts'

const SECRETS = { url: 'https://robot.example/send?key=very-secret', signingSecret: 'SEC1' }

test('what is sealed can be read with the same secret file only, and not after it was altered', () => {
  const seal = createSecretSeal('a'.repeat(64))
  const sealed = seal.seal(SECRETS)
  expect(sealed).not.toContain('very-secret')
  expect(seal.seal(SECRETS)).not.toBe(sealed)
  expect(createSecretSeal('a'.repeat(64)).open(sealed)).toEqual(SECRETS)
  expect(createSecretSeal('b'.repeat(64)).open(sealed)).toBeNull()
  const [format = '', text = ''] = sealed.split('.')
  const bytes = Buffer.from(text, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(seal.open(`${format}.${bytes.toString('base64')}`)).toBeNull()
  expect(seal.open('nonsense')).toBeNull()
})

test('all machines of an installation have one pair of keys for browsers, of the right form', () => {
  const keys = pushKeysOf('a'.repeat(64))
  expect(pushKeysOf('a'.repeat(64))).toEqual(keys)
  expect(pushKeysOf('b'.repeat(64)).publicKey).not.toBe(keys.publicKey)
  expect(Buffer.from(keys.publicKey, 'base64url')).toHaveLength(65)
  expect(Buffer.from(keys.privateKey, 'base64url')).toHaveLength(32)
})
