import { expect, it } from 'vitest'
import { createTermTrie, unitsOf } from '../../../../src/core/reading/term-trie.ts'

it('a term has one number, however often it comes, and what was never added has none', () => {
  const terms = ['方程', '方程组', '方程', '函数']
  const trie = createTermTrie(unitsOf(terms))
  expect(terms.map((term) => trie.add(term))).toEqual([0, 1, 0, 2])
  expect(trie.terms).toEqual(['方程', '方程组', '函数'])
  expect(['方程组', '函数', '方', '方程式', ''].map((term) => trie.numberOf(term))).toEqual([
    1, 2, -1, -1, -1,
  ])
})
