import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileWords } from '../../../src/cli/check/file-words.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { makeMedia } from '../../build/streams/made-media.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'

const folder = mkdtempSync(join(tmpdir(), 'local-files-'))
let seeing: Seeing

beforeAll(async () => {
  seeing = await openSeeing()
  const { mp4IndexLast } = await makeMedia(seeing.processes)
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content)
  mkdirSync(join(folder, 'folder'))
  write('empty.mp4', '')
  write('rooms.csv', '名称,地址\n甲,https://a.example/\n')
  write('page.mp4', '<html><body>404</body></html>')
  write('list.m3u8', '#EXTM3U\n#EXTINF:2,\n0.ts\n')
  write('damaged.mp4', mp4IndexLast.slice(0, 2_000))
  write('lesson.mp4', mp4IndexLast)
  write('课 程.mp4', mp4IndexLast)
  write('closed.mp4', mp4IndexLast)
  chmodSync(join(folder, 'closed.mp4'), 0)
})

afterAll(async () => {
  await seeing.close()
  rmSync(folder, { recursive: true })
})

const addressOf = (name: string): string => pathToFileURL(join(folder, name)).href
const look = (url: string) => seeing.viewer.probe(url, { budget: seconds(20) })

it.each([
  ['nope.mp4', 'bad-address'],
  ['folder', 'bad-address'],
  ['empty.mp4', 'empty'],
  ['rooms.csv', 'not-media'],
  ['page.mp4', 'not-media'],
  ['list.m3u8', 'not-media'],
  ['damaged.mp4', 'decoder-failed'],
])('%s cannot be seen: %s, and a sentence says why', async (name, reason) => {
  const url = addressOf(name)
  expect(await look(url)).toMatchObject({ kind: 'unseen', reason })
  expect(fileWords(url, reason as 'empty')).toMatch(/^\p{Script=Han}.* \(.+\)$/u)
})

it.each(['/dev/zero', '/dev/stdin'])('%s is no file to be watched', async (path) => {
  expect(await look(`file://${path}`)).toMatchObject({ reason: 'bad-address' })
})

it('a file of another machine, and one whose address is written wrongly, is a bad address', async () => {
  expect(await look('file://elsewhere.example/a.mp4')).toMatchObject({ reason: 'bad-address' })
  expect(await look('file:///a%2Fb.mp4')).toMatchObject({ reason: 'bad-address' })
  expect(await look('file:///a%00.mp4')).toMatchObject({ reason: 'bad-address' })
})

it('a file that may not be read says so', async () => {
  const mayReadAll = process.getuid?.() === 0
  const outcome = await look(addressOf('closed.mp4'))
  expect(outcome).toMatchObject(mayReadAll ? { kind: 'on-air' } : { reason: 'refused' })
})

it.each(['lesson.mp4', '课 程.mp4'])('%s is seen', async (name) => {
  expect(await look(addressOf(name))).toMatchObject({ kind: 'on-air', source: { kind: 'file' } })
})
