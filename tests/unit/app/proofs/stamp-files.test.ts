import { expect, test } from 'vitest'
import { stampFiles } from '../../../../src/app/proofs/package/made-files.ts'

test('a package tells nobody the token in the address of an authority, and two of one host are two files', () => {
  const host = `https://${'long-'.repeat(20)}tsa.example.cn`
  const files = stampFiles(
    [`${host}/tsr?token=geheim`, `${host}/other/geheim`].map((authority) => ({
      anchor: 7,
      authority,
      token: new Uint8Array([1]),
    })),
  )
  expect(new Set(files.map(({ path }) => path)).size).toBe(2)
  expect(JSON.stringify(files)).not.toContain('geheim')
})
