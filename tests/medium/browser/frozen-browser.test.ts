import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsing, openBrowsing } from '../../build/streams/browsing.ts'
import { descendants } from '../../build/streams/process-table.ts'

let browsing: Browsing
beforeAll(async () => {
  browsing = await openBrowsing()
})
afterAll(() => browsing.close())

it('a browser that stands still is not called ready for what it said before: another is there, and rooms are visited', async () => {
  const before = descendants()
  expect((await browsing.chromium.ready()).ok).toBe(true)
  const frozen = descendants().filter((pid) => !before.includes(pid))
  for (const pid of frozen) process.kill(pid, 'SIGSTOP')
  expect((await browsing.chromium.ready()).ok).toBe(true)
  expect(frozen.filter((pid) => descendants().includes(pid))).toEqual([])
  const profile = await browsing.chromium.openProfile()
  await (await profile.newPage()).goto('about:blank')
  await profile.close()
})
