import { describe, expect, it } from 'vitest'
import type { GlanceQuestion } from '../../../../../src/adapters/media/glance/glance-question.ts'
import { createWarmDecoders } from '../../../../../src/adapters/media/glance/warm-decoders.ts'
import { minutes } from '../../../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../../../src/core/time/instant.ts'
import type { ChildProcesses } from '../../../../../src/ports/child-processes.ts'
import { createFakeClock } from '../../../../fakes/fake-clock.ts'
import { silentLogger } from '../../../../fakes/silent-logger.ts'

const SIZE = { width: 4, height: 2 }
/** The first byte says what the decoder makes of it: that shade, or trouble. */
const question = (shade: number, size = SIZE): GlanceQuestion => ({
  bytes: Uint8Array.of(shade, size.width),
  ...size,
})
const DIES = 250
const SAYS_MORE = 251

/** A decoder that answers each picture with one of its shade, as the real one does; the first one twice. */
function decoders() {
  let running = 0
  let started = 0
  const processes: ChildProcesses = {
    start(_command, _args, settings) {
      started += 1
      running += 1
      const exited = (async () => {
        for await (const coded of settings.input ?? []) {
          const [shade = 0, width = 0] = coded
          if (shade === DIES || settings.signal?.aborted === true) break
          const pixels = width * SIZE.height + (shade === SAYS_MORE ? 1 : 0)
          settings.onOutput?.(new Uint8Array(pixels).fill(shade))
        }
        running -= 1
        return { code: 0, endedBy: 'itself' as const, stderrTail: '', stdout: new Uint8Array(0) }
      })()
      return { pid: started, exited, stop: async () => {} }
    },
    stopAll: async () => {},
  }
  const warnings: string[] = []
  const logger = {
    ...silentLogger,
    warn: (fields: object) => warnings.push(JSON.stringify(fields)),
  }
  const clock = {
    ...createFakeClock(instantOfEpochMilliseconds(0)),
    // Time goes on only where a test says so: nobody is late by himself.
    sleep: (_: unknown, signal?: AbortSignal) =>
      new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve())),
  }
  const warm = createWarmDecoders({ ffmpegPath: 'ffmpeg', processes, clock, logger })
  const { signal } = new AbortController()
  return {
    clock,
    warnings,
    started: () => started,
    running: () => running,
    shade: async (address: string, asked: GlanceQuestion) =>
      (await warm.luma(address, asked, signal))?.[0] ?? null,
  }
}

describe('decoders that stay', () => {
  it('answer each question with its own picture, however many ask at once', async () => {
    const { shade, started } = decoders()
    const shades = Array.from({ length: 40 }, (_, n) => n + 1)
    const answers = await Promise.all(shades.map((one) => shade(`room ${one}`, question(one))))
    expect(answers).toEqual(shades)
    expect(started()).toBe(1)
  })

  it('are one for each size, and no more than four at a time', async () => {
    const { shade, started, running } = decoders()
    for (let width = 1; width <= 9; width += 1) {
      expect(await shade('room', question(width, { width, height: 2 }))).toBe(width)
    }
    expect(started()).toBe(9)
    await expect.poll(running).toBeLessThanOrEqual(4)
  })

  it('are replaced on schedule, whatever they did', async () => {
    const { shade, started, running, clock } = decoders()
    await shade('room', question(1))
    clock.advance(minutes(11))
    expect(await shade('room', question(2))).toBe(2)
    expect(started()).toBe(2)
    await expect.poll(running).toBe(1)
  })

  it.each([
    ['dies of', DIES],
    ['says more than one picture to', SAYS_MORE],
  ])(
    'are left when one %s a picture: it is told, stays apart for ten minutes, and no other suffers',
    async (_, shade) => {
      const warm = decoders()
      await warm.shade('good', question(1))
      const [bad, good] = await Promise.all([
        warm.shade('https://bad.example/a.flv?token=secret', question(shade)),
        warm.shade('good', question(3)),
      ])
      expect(bad, 'a process of its own has to see it').toBeNull()
      expect([null, 3], 'nobody is shown for another').toContain(good)
      expect(warm.warnings.join()).toContain('https://bad.example/a.flv')
      expect(warm.warnings.join()).not.toContain('secret')
      expect(await warm.shade('good', question(4))).toBe(4)
      const before = warm.started()
      expect(await warm.shade('https://bad.example/a.flv?token=secret', question(5))).toBeNull()
      expect(warm.started(), 'it is not even asked').toBe(before)
      warm.clock.advance(minutes(11))
      expect(await warm.shade('https://bad.example/a.flv?token=secret', question(5))).toBe(5)
    },
  )
})
