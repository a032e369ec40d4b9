import { expect, it } from 'vitest'
import { fieldChanges } from '../../../../src/core/evidence/field-changes.ts'

it('names each field that is not what it was, inside of others too, and compares lists whole', () => {
  const before = { name: '甲', dossier: { kind: 'a', licence: { number: '1' } }, stages: ['x'] }
  const after = { name: '甲', dossier: { kind: 'a', licence: { number: '2' } }, stages: ['x', 'y'] }
  expect(fieldChanges(before, after)).toEqual([
    { field: 'dossier.licence.number', from: '1', to: '2' },
    { field: 'stages', from: ['x'], to: ['x', 'y'] },
  ])
  expect(fieldChanges(before, before)).toEqual([])
  expect(fieldChanges({ tier: 'key' }, { tags: [] })).toEqual([
    { field: 'tags', from: null, to: [] },
    { field: 'tier', from: 'key', to: null },
  ])
  expect(fieldChanges(null, { name: '乙' })).toEqual([{ field: 'name', from: null, to: '乙' }])
})
