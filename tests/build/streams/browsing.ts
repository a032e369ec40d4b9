import { createRequire } from 'node:module'
import { createChromium } from '../../../src/adapters/browser/chromium/chromium.ts'
import { createPageVisitor } from '../../../src/adapters/browser/page-visitor.ts'
import type { TrafficLimits } from '../../../src/adapters/browser/traffic/traffic.ts'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { inspectSchedules } from '../../../src/adapters/schedules/load-schedules.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { PlatformRule } from '../../../src/core/patrol/platform-rule.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { SCHEDULES_FOLDER } from '../law.ts'

/** A real Chromium behind the real filtering proxy, loopback allowed unless said otherwise. */
export async function openBrowsing(
  allowPrivateHosts: readonly string[] = ['127.0.0.0/8'],
  extra: {
    readonly limits?: TrafficLimits
    readonly rules?: readonly PlatformRule[]
    readonly resolve?: (host: string) => Promise<readonly string[]>
  } = {},
) {
  const { loaded } = await inspectSchedules(SCHEDULES_FOLDER)
  if (loaded === null) throw new Error('the shipped schedules are broken')
  const clock = createSystemClock()
  const egress = createEgress({
    allowPrivateHosts,
    logger: silentLogger,
    ...(extra.resolve === undefined ? {} : { resolve: extra.resolve }),
  })
  const chromium = createChromium({
    chromePath: null,
    asRoot: process.getuid?.() === 0,
    proxyUrl: await egress.proxyUrl(),
    logger: silentLogger,
    clock,
  })
  const visitor = createPageVisitor({
    chromium,
    egress,
    clock,
    logger: silentLogger,
    rules: () => [...loaded.platforms, ...(extra.rules ?? [])],
    ...(extra.limits === undefined ? {} : { limits: extra.limits }),
  })
  return {
    clock,
    egress,
    chromium,
    visitor,
    close: async (): Promise<void> => {
      await chromium.close()
      await egress.close()
    },
  }
}

export type Browsing = Awaited<ReturnType<typeof openBrowsing>>

const require = createRequire(import.meta.url)

/** Files of the players as npm ships them. */
export const playerScripts = {
  hls: () => require.resolve('hls.js/dist/hls.min.js'),
  mpegts: () => require.resolve('mpegts.js/dist/mpegts.js'),
}
