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

// The other protocols: tests/slow.
it.each(['hls', 'page'] as const)(
  'a check of a maths lesson by %s finds a violation on Saturday morning, goes to the stream and nowhere else, and writes in its own folders only',
  // A browser that is stopped at each call may need longer for a page than a check has; what goes out is asked each time.
  { retry: 2 },
  async (kind) => {
    expectViolation(kind, await scenes.check(kind))
  },
)

it('the whole rehearsal, from the lesson to the proven cut, stays on this machine', async () => {
  const recorded = await recordProgram(['demo', '--once', '--port', '0'])
  expect(recorded.code, recorded.stderr).toBe(0)
  expect(JSON.parse(recorded.stdout)).toMatchObject({ ok: true })
  expectNothingLeft(recorded)
})
