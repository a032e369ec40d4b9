import type { Frame, Page } from 'puppeteer'
import { PAGE_TEXT_ROLES, type PageText, type PageTextRole } from '../../core/patrol/page-text.ts'
import type { PlatformRule } from '../../core/patrol/platform-rule.ts'
import { type PageAsk, type PageFacts, readPage } from './in-page.ts'
import { readGlobals } from './in-page-globals.ts'
import { addressesIn } from './traffic/response-bodies.ts'

const MAXIMUM_TEXT = 20_000
const MAXIMUM_PIECE = 4_000
/** A page may nest frames without end; what is shown to people sits in the first ones. */
const FRAMES_AT_MOST = 30

export type CollectedFacts = {
  readonly title: string
  readonly text: string
  readonly texts: readonly PageText[]
  /** Media addresses that are written in markup, inline scripts and player globals. */
  readonly written: readonly string[]
  readonly elements: readonly string[]
  readonly playing: boolean
  readonly hasPlayer: boolean
  readonly asksForPassword: boolean
  readonly askedForKeys: boolean
}

const NOTHING: PageFacts = {
  text: '',
  pieces: [],
  markup: '',
  elements: [],
  playing: false,
  hasPlayer: false,
  asksForPassword: false,
  askedForKeys: false,
}

/** Nothing could be read of the page (yet): it computes without end, or is gone. */
export const NO_FACTS: CollectedFacts = {
  ...NOTHING,
  title: '',
  texts: [],
  written: [],
}

export const framesOf = (page: Page): readonly Frame[] => page.frames().slice(0, FRAMES_AT_MOST)

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Percent-encoded addresses stand in the parameters of player frames. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}

/** By role, frame after frame; a chat's end is its latest part. */
function textsOf(facts: readonly PageFacts[]): readonly PageText[] {
  return PAGE_TEXT_ROLES.flatMap((role: PageTextRole) => {
    const pieces = facts.flatMap((fact) => fact.pieces.filter((piece) => piece.role === role))
    const text = folded(pieces.map((piece) => piece.text).join('\n'))
    const kept = role === 'chat' ? text.slice(-MAXIMUM_PIECE) : text.slice(0, MAXIMUM_PIECE)
    return kept === '' ? [] : [{ role, text: kept }]
  })
}

/** Facts of the page and of all its frames together, white space folded. */
export async function collectFacts(page: Page, rule: PlatformRule): Promise<CollectedFacts> {
  const ask: PageAsk = { maximumText: MAXIMUM_TEXT, roles: Object.entries(rule.text) }
  const frames = framesOf(page)
  const facts = await Promise.all(
    frames.map((frame) => frame.evaluate(readPage, ask).catch(() => NOTHING)),
  )
  const globals = await Promise.all(
    frames.map((frame) => frame.evaluate(readGlobals, rule.media.globals).catch(() => [])),
  )
  const ownOnly = rule.media.written === 'globals'
  const markup = ownOnly ? [] : facts.flatMap((fact) => [fact.markup, decoded(fact.markup)])
  return {
    title: await page.title().catch(() => ''),
    text: folded(facts.map((fact) => fact.text).join('\n')).slice(0, MAXIMUM_TEXT),
    texts: textsOf(facts),
    written: [...new Set([...globals.flat(), ...markup].flatMap(addressesIn))],
    elements: facts.flatMap((fact) => fact.elements),
    playing: facts.some((fact) => fact.playing),
    hasPlayer: facts.some((fact) => fact.hasPlayer),
    asksForPassword: facts.some((fact) => fact.asksForPassword),
    askedForKeys: facts.some((fact) => fact.askedForKeys),
  }
}
