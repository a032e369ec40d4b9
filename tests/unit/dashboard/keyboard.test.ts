import { expect, test } from 'vitest'
import { COMMANDS, commandOf, keyOf } from '../../../src/dashboard/lib/keyboard.ts'

const press = (key: string, part: Partial<Parameters<typeof commandOf>[0]> = {}) =>
  commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...part }, false)

test('every command has a key that means it', () => {
  for (const command of COMMANDS) expect(press(keyOf(command))).toBe(command)
})

test('a held key walks on, but never confirms or cuts again and again', () => {
  expect(press('j', { repeat: true })).toBe('next')
  expect(press('c', { repeat: true })).toBeNull()
  expect(press('x', { repeat: true })).toBeNull()
})

test('keys of the browser and keys typed into fields or dialogs are left alone', () => {
  expect(press('c', { ctrlKey: true })).toBeNull()
  expect(press('c', { metaKey: true })).toBeNull()
  const plain = { key: 'c', ctrlKey: false, metaKey: false, altKey: false, repeat: false }
  expect(commandOf(plain, true)).toBeNull()
  expect(press('Enter')).toBeNull()
})
