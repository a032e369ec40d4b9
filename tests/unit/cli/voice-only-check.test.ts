import { expect, it } from 'vitest'
import type { CheckReport } from '../../../src/app/check/check-address.ts'
import { parseCheckRequest, runCheck } from '../../../src/cli/check/check.ts'
import type { Instant } from '../../../src/core/time/instant.ts'

it.each(['http://a.example/voice.m3u8', 'file:///voice.mp3'])(
  'a check of %s, which is nothing but sound, says that it does not listen and what does',
  async (url) => {
    const asked = parseCheckRequest(url, {})
    if ('problem' in asked) throw new Error(asked.problem)
    const report: CheckReport = {
      url,
      checkedAt: 0 as Instant,
      airState: 'unseen',
      unseenReason: 'audio-only',
      source: null,
      frames: [],
      pageText: null,
      classification: null,
      verdict: null,
      outcome: 'unseen',
      millis: { probe: 1, sample: 1, recognise: 0, classify: 0, total: 2 },
    }
    let said = ''
    const io = {
      async *lines() {},
      out: () => {},
      err: (text: string) => {
        said += text
      },
    }
    expect(await runCheck(asked.request, async () => report, io)).toBe(12)
    expect(said).toMatch(/声音请用 xuncha transcribe 听 .*check does not listen/)
  },
)
