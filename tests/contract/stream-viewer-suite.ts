import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceKind } from '../../src/core/registry/live-room.ts'
import { milliseconds, seconds } from '../../src/core/time/duration.ts'
import type { StreamViewer } from '../../src/ports/sight/stream-viewer.ts'
import { soonAfter } from '../build/patience.ts'

/** Some streams of known nature, and a viewer that looks at them. */
export type ViewerWorld = {
  readonly viewer: StreamViewer
  readonly live: readonly {
    readonly kind: SourceKind
    readonly url: string
    readonly width: number
    readonly height: number
  }[]
  readonly notFound: string
  readonly forbidden: string
  readonly hanging: string
  readonly close: () => Promise<void>
}

/** What everybody who looks at streams relies on, whoever does the looking. */
export function describeStreamViewer(name: string, open: () => Promise<ViewerWorld>): void {
  describe(`a stream viewer: ${name}`, () => {
    let world: ViewerWorld
    const options = { budget: seconds(10) }

    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    it('says of a live stream that it is on air and what it is', async () => {
      for (const { kind, url } of world.live) {
        const probed = await world.viewer.probe(url, options)
        expect(probed).toMatchObject({ kind: 'on-air', source: { kind, resolvedUrl: url } })
      }
    })

    it('shows one frame of the size it names, kept under its own hash', async () => {
      for (const { kind, url, width, height } of world.live) {
        const outcome = await world.viewer.sample(url, options)
        if (outcome.kind !== 'frame') throw new Error(`${url}: ${outcome.reason} ${outcome.detail}`)
        const { sampled, source } = outcome
        expect(source).toMatchObject({ kind, width, height, videoCodec: 'h264' })
        expect(sampled.frame).toMatchObject({ width, height })
        expect(sampled.frame.rgb.length).toBe(width * height * 3)
        expect(createHash('sha256').update(sampled.png).digest('hex')).toBe(sampled.sha256)
      }
    })

    it('tells an address that is not there from one that is denied', async () => {
      for (const how of ['probe', 'sample'] as const) {
        const absent = await world.viewer[how](world.notFound, options)
        expect(absent).toMatchObject({ kind: 'unseen', reason: 'http-4xx', httpStatus: 404 })
        const denied = await world.viewer[how](world.forbidden, options)
        expect(denied).toMatchObject({ kind: 'unseen', reason: 'http-4xx', httpStatus: 403 })
      }
    })

    it('ends within the budget, as a timeout, when nothing comes', async () => {
      for (const how of ['probe', 'sample'] as const) {
        const started = performance.now()
        const outcome = await world.viewer[how](world.hanging, { budget: milliseconds(400) })
        expect(outcome).toMatchObject({ kind: 'unseen', reason: 'timeout' })
        expect(performance.now() - started).toBeLessThan(soonAfter(1_500))
      }
    })

    it('ends early, without throwing, when it is given up', async () => {
      const started = performance.now()
      const signal = AbortSignal.abort()
      const outcome = await world.viewer.sample(world.hanging, { budget: seconds(30), signal })
      expect(outcome.kind).toBe('unseen')
      expect(performance.now() - started).toBeLessThan(soonAfter(2_000))
    })
  })
}
