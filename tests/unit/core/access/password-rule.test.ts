import { expect, test } from 'vitest'
import { passwordTrouble } from '../../../../src/core/access/password-rule.ts'

test.each([
  ['short', 'elevenchars'],
  ['long', `${'清晨的操场上没有人'.repeat(23)}`],
  ['name', 'zhangwei-2026!'],
  ['common', 'aaaaaaaaaaaaaa'],
  ['common', 'password1234'],
  ['common', 'P@ssw0rd... 2026'.replace('0', 'o')],
  ['common', 'qwertyuiop123456'],
  ['common', '1qaz2wsx3edc4rfv'],
  ['common', 'admin-20261130'],
  ['common', 'woaini5211314'],
  ['common', 'abcdefghijklmn'],
  ['common', '值守值守值守值守值守值守'],
])('%s: "%s" is refused', (trouble, password) => {
  expect(passwordTrouble(password, 'zhangwei')).toBe(trouble)
})

test.each([
  '清晨的操场上没有人',
  'correct horse battery staple',
  'k7mfa-q2xvd-9trhw-c4nbe',
  'zhangwei 每天骑车过桥去上班路上看见三只白鹭',
])('"%s" will do', (password) => {
  const long = password.length < 12 ? `${password} 2026 年` : password
  expect(passwordTrouble(long, 'zhangwei')).toBeNull()
})
