import { expect, test } from 'vitest'
import { drawnLike, findAlike } from '../../../../src/core/access/alike-names.ts'

test.each([
  ['case', 'LiWei', 'liwei'],
  ['full width', 'ｌｉｗｅｉ', 'liwei'],
  ['Cyrillic', 'аdmin', 'admin'],
  ['Greek', 'νiktor', 'viktor'],
  ['digits', 'zha0', 'zhao'],
  ['strokes', 'adm1n', 'admln'],
  ['two letters that touch', 'arnin', 'amin'],
  ['accents', 'Zoé', 'zoe'],
  ['a letter that is not drawn', 'li\u3164wei', 'liwei'],
  ['Kangxi radicals', '⼟山', '土山'],
  ['characters that differ by a hair', '王未', '王末'],
  ['kana', '王カ', '王力'],
])('people take one name for the other by %s', (_, one, other) => {
  expect(drawnLike(one)).toBe(drawnLike(other))
  expect(findAlike(one, [{ name: 'somebody' }, { name: other }])).toEqual({ name: other })
})

test('different names stay different, and a name is not like itself', () => {
  const names = ['王芳', '王方', '张伟', '張偉', 'li.wei', 'li-wei', 'li_wei', 'op2', 'op3', 'zhao']
  expect(new Set(names.map(drawnLike)).size).toBe(names.length)
  expect(findAlike('王芳', [{ name: '王芳' }])).toBeNull()
})
