import type { Page } from 'puppeteer'
import type { PageTextRole } from '../../core/patrol/page-text.ts'
import type { PlatformRule } from '../../core/patrol/platform-rule.ts'
import {
  type PlatformTrial,
  type TriedSelector,
  trySigns,
} from '../../core/patrol/platform-trial.ts'
import { readGlobals } from './in-page-globals.ts'
import { type FoundBySelector, type FoundInFrame, trySelectors } from './in-page-trial.ts'
import { type CollectedFacts, framesOf } from './page-facts.ts'
import { addressesIn } from './traffic/response-bodies.ts'
import type { Traffic } from './traffic/traffic.ts'
import { isLongForAWall } from './wall.ts'

/** All frames of the page together, by selector. */
function together(frames: readonly FoundInFrame[], selector: string): TriedSelector {
  const found = frames.flatMap(({ selectors }) =>
    selectors.filter((one: FoundBySelector) => one.selector === selector),
  )
  const sum = (of: (one: FoundBySelector) => number): number =>
    found.reduce((before, one) => before + of(one), 0)
  const elements = sum((one) => one.elements ?? 0)
  const visible = sum((one) => one.visible)
  const words = found
    .map((one) => one.words)
    .filter((one) => one !== '')
    .join(' ')
  const taken = found.some((one) => one.elements !== null)
  const seen = visible > 0 ? 'found' : elements > 0 ? 'nothing-visible' : 'no-element'
  return { selector, elements, visible, outcome: taken ? seen : 'not-a-selector', words }
}

/** What each entry of the rule finds on the page as it stands now. */
export async function tryRule(
  page: Page,
  rule: PlatformRule,
  facts: CollectedFacts,
  traffic: Traffic,
): Promise<PlatformTrial> {
  const { clicks, media } = rule
  const roles = Object.entries(rule.text) as [PageTextRole, readonly string[]][]
  const selectors = [
    ...new Set([...roles.flatMap(([, all]) => all), ...clicks.consent, ...clicks.play]),
  ]
  const nothing: FoundInFrame = { selectors: [], globals: [] }
  const frames = await Promise.all(
    framesOf(page).map((frame) =>
      frame.evaluate(trySelectors, { selectors, globals: media.globals }).catch(() => nothing),
    ),
  )
  const held = async (path: string): Promise<number> => {
    const found = await Promise.all(
      framesOf(page).map((frame) => frame.evaluate(readGlobals, [path]).catch(() => [])),
    )
    return new Set(found.flat().flatMap(addressesIn)).size
  }
  const typeOf = (path: string): string | null =>
    frames
      .flatMap(({ globals }) => globals.filter((one) => one.path === path))
      .find(({ type }) => type !== null)?.type ?? null
  const tried = (all: readonly string[]) => all.map((selector) => together(frames, selector))
  return {
    url: page.url(),
    title: facts.title,
    characters: facts.text.length,
    texts: roles.map(([role, all]) => ({ role, selectors: tried(all) })),
    clicks: { consent: tried(clicks.consent), play: tried(clicks.play) },
    globals: await Promise.all(
      media.globals.map(async (path) => ({
        path,
        type: typeOf(path),
        addresses: await held(path),
      })),
    ),
    signs: trySigns(rule, facts),
    tooLongForSigns: isLongForAWall(facts.text),
    addresses: traffic.media.explain(),
    hasPlayer: facts.hasPlayer,
    playing: facts.playing,
  }
}
