import { createRequire } from 'node:module'
import { createChromium } from '../../../src/adapters/browser/chromium.ts'
import { createPageVisitor } from '../../../src/adapters/browser/page-visitor.ts'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/** A real Chromium behind the real filtering proxy, loopback allowed unless said otherwise. */
export async function openBrowsing(allowPrivateHosts: readonly string[] = ['127.0.0.0/8']) {
  const clock = createSystemClock()
  const egress = createEgress({ allowPrivateHosts, logger: silentLogger })
  const chromium = createChromium({
    chromePath: null,
    asRoot: process.getuid?.() === 0,
    proxyUrl: await egress.proxyUrl(),
    logger: silentLogger,
    clock,
  })
  const visitor = createPageVisitor({ chromium, egress, clock, logger: silentLogger })
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
