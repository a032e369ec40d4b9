import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordProgram } from '../build/program/recorded-program.ts'
import {
  expectNothingLeft,
  expectViolation,
  openScenes,
  type Scenes,
} from '../build/program/recorded-scenes.ts'

let scenes: Scenes

beforeAll(async () => {
  scenes = await openScenes()
}, 300_000)

afterAll(async () => {
  await scenes.close()
}, 60_000)

it('a check of a maths lesson by rtmp finds a violation, goes to the stream and nowhere else', async () => {
  expectViolation('rtmp', await scenes.check('rtmp'))
})

it.each(['rtsp', 'file'] as const)(
  'a check of a test picture by %s goes to the stream and nowhere else, and writes in its own folders only',
  async (kind) => {
    const { code, stderr } = await scenes.check(kind)
    // Nothing wrong, or for a person: all but a fault, bad input and not seen.
    expect([0, 11], stderr).toContain(code)
  },
)

it('120 pictures on a command line of 20 kB are read, and the reading engine tells nobody', async () => {
  const picture = join(scenes.folder, `${'p'.repeat(150)}.png`)
  const background = '#fff'
  await sharp({ create: { width: 64, height: 32, channels: 3, background } }).toFile(picture)
  const recorded = await recordProgram(['recognise', '--jsonl', ...Array(120).fill(picture)])
  expect(recorded.code, recorded.stderr).toBe(0)
  expect(recorded.stdout.trimEnd().split('\n')).toHaveLength(120)
  expectNothingLeft(recorded)
})
