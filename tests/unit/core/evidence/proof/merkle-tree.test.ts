import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyProof,
  EMPTY_TREE,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
  subtreesOf,
  withLeaf,
} from '../../../../../src/core/evidence/proof/merkle-tree.ts'

const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

/** The eight leaves, the roots and the paths that implementations of certificate transparency are tried with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes)
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const hashes = (leaves: readonly Uint8Array[]) => leaves.map((leaf) => leafHash(leaf, hash))
const rootAt = (leaves: readonly Uint8Array[], size: number) =>
  rootOf(
    leaves.slice(0, size).reduce((edge, leaf) => withLeaf(edge, leaf, hash), EMPTY_TREE),
    hash,
  )

describe('a Merkle tree by RFC 9162', () => {
  test('has the published roots', () => {
    expect(hex(rootOf(EMPTY_TREE, hash))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    const leaves = hashes(LEAVES)
    expect(ROOTS.map((_, at) => hex(rootAt(leaves, at + 1)))).toEqual(ROOTS)
  })

  test('has the published paths', () => {
    const leaves = hashes(LEAVES)
    const ranges = subtreesOf(leaves, hash)
    expect(inclusionProof(0, 8, ranges).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(inclusionProof(2, 3, ranges).map(hex)).toEqual([
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    ])
    expect(consistencyProof(6, 8, ranges).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  test('proves what is in it and what it grew out of, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, any, other) => {
        const leaves = hashes(Array.from({ length: size }, (_, at) => Buffer.from(String(at))))
        const ranges = subtreesOf(leaves, hash)
        const root = rootAt(leaves, size)
        const index = any % size
        const path = inclusionProof(index, size, ranges)
        const leaf = leaves[index] ?? new Uint8Array()
        expect(isIncluded(leaf, { index, size, path }, root, hash)).toBe(true)
        expect(isIncluded(hash(leaf), { index, size, path }, root, hash)).toBe(false)
        const first = 1 + (other % size)
        const proof = consistencyProof(first, size, ranges)
        const before = { size: first, root: rootAt(leaves, first) }
        const whole = { size, root }
        expect(isConsistent(before, whole, proof, hash)).toBe(true)
        expect(isConsistent({ ...before, root: hash(leaf) }, whole, proof, hash)).toBe(false)
        expect(isConsistent(before, { size, root: hash(root) }, proof, hash)).toBe(false)
      }),
    )
  })
})
