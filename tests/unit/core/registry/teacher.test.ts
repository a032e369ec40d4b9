import { describe, expect, test } from 'vitest'
import { readFilingNumber } from '../../../../src/core/registry/filing-number.ts'
import { fundsFindings } from '../../../../src/core/registry/funds.ts'
import { maskName, teacherFindings, teachersNamed } from '../../../../src/core/registry/teacher.ts'

const TEACHER = {
  name: '李*',
  certificate: '20214401234567890',
  subject: '数学',
  inService: false,
  checkedOn: null,
}

describe('a teacher', () => {
  test('is kept under the first sign of the name; a masked name stays', () => {
    expect(maskName('李四')).toBe('李*')
    expect(maskName(' 欧阳修 ')).toBe('欧**')
    expect(maskName('𠮷野')).toBe('𠮷*')
    expect(maskName('李*')).toBe('李*')
    expect(maskName('李')).toBe('李')
  })

  test('in order gives no remark; what is missing or weighs more is named', () => {
    expect(teacherFindings(TEACHER)).toEqual([])
    expect(teacherFindings({ ...TEACHER, certificate: null, inService: null })).toEqual([
      'no-certificate',
      'not-verified',
    ])
    expect(teacherFindings({ ...TEACHER, certificate: 'A1', inService: true })).toEqual([
      'odd-certificate',
      'in-service',
    ])
  })

  test('is found by a full or a masked name', () => {
    expect(teachersNamed([TEACHER], '李四')).toEqual([TEACHER])
    expect(teachersNamed([TEACHER], '李*')).toEqual([TEACHER])
    expect(teachersNamed([TEACHER], '王五')).toEqual([])
  })
})

test('three months and sixty lessons at once are within the limit, one more is not', () => {
  const funds = { bank: '行', account: '1', chargedMonths: 3, chargedLessons: 60 }
  expect(fundsFindings(funds)).toEqual([])
  expect(fundsFindings({ ...funds, chargedMonths: 4, chargedLessons: 61 })).toEqual([
    'too-many-months',
    'too-many-lessons',
  ])
  expect(fundsFindings({ ...funds, account: null })).toEqual(['no-account'])
  expect(fundsFindings(null)).toEqual([])
})

test.each([
  ['icp', '京ICP备09082226号-44', null],
  ['icp', '黔ICP备2026001073号-1', null],
  ['icp', '粤ICP备2021000001号', null],
  ['app', '粤ICP备2026057758号-2A', null],
  ['miniProgram', '京ICP备2026059598号-1X', null],
  ['icp', '粤ICP备1999000001号-1', ['year']],
  ['icp', '粤ICP备2021000001', ['tail']],
  ['icp', 'ICP备2021000001号', ['province', 'mark']],
  ['app', '粤ICP备2026057758号-2', ['suffix']],
  ['icp', '粤ICP备2026057758号-2Q', ['suffix']],
  ['app', '青ICP备案026000119号-2A', ['mark', 'digits']],
  ['educationApp', '教APP备5100118号', null],
  ['educationApp', '教APP5100118', ['unseen-form']],
] as const)('%s %s: %o', (kind, number, faults) => {
  expect(readFilingNumber(kind, number).faults).toEqual(faults ?? [])
})
