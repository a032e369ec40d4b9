import type { PageTextRole } from './page-text.ts'
import type { PageSign, PlatformRule } from './platform-rule.ts'

/** What one selector of a platform file found on a page. `not-a-selector`: the browser does not take it. */
export type TriedSelector = {
  readonly selector: string
  readonly elements: number
  /** How many of them people can see; what a page's head says counts, too. */
  readonly visible: number
  readonly outcome: 'found' | 'nothing-visible' | 'no-element' | 'not-a-selector'
  /** The beginning of their words; empty where none of them is looked for, or there are none. */
  readonly words: string
}

export const KNOWN_BY = ['answered', 'asked', 'named', 'streams', 'element', 'written'] as const
/** How an address is known to be media: see `MediaAddresses`. */
export type KnownBy = (typeof KNOWN_BY)[number]

/** An address that is media, or would be if no pattern took it out. */
export type TriedAddress = {
  readonly url: string
  readonly by: KnownBy
  /** The pattern of `media.addresses` that fits, if any. */
  readonly pattern: string | null
  /** The pattern of `media.ignore` that takes it out, if any. */
  readonly ignoredBy: string | null
}

export type TriedPattern = { readonly pattern: string; readonly fits: boolean }

/** What each entry of a platform's rule found on one page, in the order in which a visit asks. */
export type PlatformTrial = {
  /** Address that the browser ended at. */
  readonly url: string
  readonly title: string
  /** Characters of visible text. */
  readonly characters: number
  readonly texts: readonly {
    readonly role: PageTextRole
    readonly selectors: readonly TriedSelector[]
  }[]
  readonly clicks: Readonly<Record<'consent' | 'play', readonly TriedSelector[]>>
  readonly globals: readonly {
    readonly path: string
    /** What `typeof` says there, `null` where the page has no such variable. */
    readonly type: string | null
    readonly addresses: number
  }[]
  readonly signs: readonly { readonly sign: PageSign; readonly patterns: readonly TriedPattern[] }[]
  /** A page of more than so many characters is no wall, whatever its words are. */
  readonly tooLongForSigns: boolean
  readonly addresses: readonly TriedAddress[]
  readonly hasPlayer: boolean
  readonly playing: boolean
}

/** The patterns of each sign with whether they fit, in the order of the rule. */
export const trySigns = (
  { signs }: PlatformRule,
  { text, title }: { readonly text: string; readonly title: string },
): PlatformTrial['signs'] =>
  (Object.entries(signs) as [PageSign, readonly RegExp[]][]).map(([sign, patterns]) => ({
    sign,
    patterns: patterns.map((pattern) => ({
      pattern: pattern.source,
      fits: pattern.test(text) || pattern.test(title),
    })),
  }))
