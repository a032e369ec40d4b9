import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAnchorFile } from '../../../../src/adapters/proofs/anchor-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function linesOf(book: ReturnType<typeof createAnchorFile>) {
  const lines = []
  for await (const line of book.read()) lines.push(line)
  return lines
}

const anchor = (number: number) => ({ statement: `{"number":${number}}`, signature: 'x' })

test('a book that is not there yet is empty, and is made for its owner alone', async () => {
  const book = createAnchorFile(join(folder, 'anchors'))
  expect(await book.last()).toBeNull()
  expect(await linesOf(book)).toEqual([])
  await book.add([anchor(1), anchor(2)])
  expect(await book.last()).toEqual(anchor(2))
  expect((await stat(book.place)).mode & 0o777).toBe(0o600)
})

test('a line that a power cut left half written is passed over, and what it was is written anew', async () => {
  const book = createAnchorFile(folder)
  await book.add([anchor(1)])
  await appendFile(book.place, '{"statement":"{\\"num')
  expect(await book.last()).toEqual(anchor(1))
  await book.add([anchor(2)])
  expect(await linesOf(book)).toEqual([anchor(1), null, anchor(2)])
  expect(await book.last()).toEqual(anchor(2))
  expect((await readFile(book.place, 'utf8')).split('\n')).toHaveLength(4)
})
