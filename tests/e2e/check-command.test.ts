import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patiently } from '../build/patience.ts'
import { runProgram } from '../build/program/running-program.ts'
import { openRehearsalWorld, type RehearsalWorld } from '../medium/rehearsal/rehearsal-world.ts'

const SATURDAY_MORNING = '2026-10-17T09:30:00+08:00'
const WEDNESDAY_EVENING = '2026-10-14T19:30:00+08:00'
const LOOPBACK = { XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }

let world: RehearsalWorld

beforeAll(async () => {
  world = await openRehearsalWorld()
  // HLS is there a segment later than the stream itself.
  await patiently(async () => expect((await fetch(world.hlsOf('maths'))).status).toBe(200))
}, 120_000)

afterAll(async () => {
  await world.close()
}, 60_000)

async function check(url: string, ...options: string[]) {
  const { code, stdout, stderr } = await runProgram(['check', url, ...options], LOOPBACK)
  return { code, report: stdout === '' ? null : JSON.parse(stdout), stderr }
}

// Each kind of stream is checked in nothing-leaves-the-machine.test.ts, with all that it reaches and writes recorded.
describe('xuncha check on a maths lesson', () => {
  it('nothing is wrong on a school evening', async () => {
    const page = `${world.rehearsal.addresses.siteUrl}/rooms/maths`
    const { code, report } = await check(page, '--at', WEDNESDAY_EVENING)
    expect(report).toMatchObject({ outcome: 'clean', verdict: { verdict: 'permitted' } })
    expect(code).toBe(0)
  })
})

describe('xuncha check on what is no lesson, or cannot be seen', () => {
  it('does not accuse a painting class', async () => {
    const { code, report } = await check(world.flvOf('painting'), '--at', SATURDAY_MORNING)
    expect(report).toMatchObject({ classification: { label: 'non-subject' } })
    expect(code).not.toBe(10)
  })

  it.each([
    ['http://127.0.0.1:9/live/x.flv', 'refused'],
    ['http://no-such-host.invalid/live.m3u8', 'dns'],
    ['http://169.254.169.254/latest/meta-data', 'blocked-address'],
  ])('%s: could not see, %s, exit 12', async (url, reason) => {
    const { code, report, stderr } = await check(url)
    expect(report).toMatchObject({ airState: 'unseen', unseenReason: reason, outcome: 'unseen' })
    expect(code).toBe(12)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('names the field of a wrong option in one line', async () => {
    const { code, stderr } = await check(world.flvOf('maths'), '--at', 'yesterday')
    expect(code).toBe(2)
    expect(stderr).toContain('--at')
  })
})
