import { type Chromium, createChromium } from '../../adapters/browser/chromium/chromium.ts'
import { createPageVisitor } from '../../adapters/browser/page-visitor.ts'
import type { PlatformRule } from '../../core/patrol/platform-rule.ts'
import type { Egress } from '../../ports/egress.ts'
import type { PageVisitor } from '../../ports/sight/page-visitor.ts'
import type { Foundation } from '../foundation.ts'

export type PagesNeeds = {
  readonly foundation: Foundation
  /** Whether this process runs as root, where Chromium's sandbox cannot be had. */
  readonly asRoot: boolean
  readonly egress: Egress
  /** How pages of live rooms are read, by host; asked at each visit. */
  readonly platforms: () => readonly PlatformRule[]
}

/** The browser and what visits pages in it. It starts at its first visit; the foundation's closers end it. */
export async function openPages({
  foundation,
  asRoot,
  egress,
  platforms,
}: PagesNeeds): Promise<{ readonly chromium: Chromium; readonly pages: PageVisitor }> {
  const { clock, logger, settings, closers } = foundation
  const chromium = createChromium({
    chromePath: settings.tools.chromePath,
    asRoot,
    proxyUrl: await egress.proxyUrl(),
    logger,
    clock,
  })
  closers.add('browser', () => chromium.close())
  const pages = createPageVisitor({ chromium, egress, clock, logger, rules: platforms })
  return { chromium, pages }
}
