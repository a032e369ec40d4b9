import type { PageTextRole } from './page-text.ts'

/** What a page says of itself instead of showing a lesson. */
export const PAGE_SIGNS = [
  'login-wall',
  'risk-control',
  'geo-blocked',
  'off-air',
  'phone-only',
] as const
export type PageSign = (typeof PAGE_SIGNS)[number]

/**
 * Which addresses count that a page or an answer to its scripts only writes of, and no player asked for: any; those that stand in
 * the page itself; those under the file's own globals. A page that recommends other rooms writes of their streams as well.
 */
export const WRITTEN_ADDRESSES = ['any', 'page', 'globals'] as const
export type WrittenAddresses = (typeof WRITTEN_ADDRESSES)[number]

/** How pages of one platform are read: data, written by an administrator (schedules/platforms). */
export type PlatformRule = {
  readonly name: string
  /** `live.example.com`, `*.example.com` (the domain itself included), or `*` for every host. */
  readonly hosts: readonly string[]
  /** `auto`: as a desktop, and once more as a phone when the page asks for one. */
  readonly device: 'desktop' | 'phone' | 'auto'
  /** CSS selectors by role; the first that finds visible words wins within a role. */
  readonly text: Readonly<Partial<Record<PageTextRole, readonly string[]>>>
  readonly media: {
    /** Addresses that are media on this platform although nothing else shows it. */
    readonly addresses: readonly RegExp[]
    /** Addresses that are not the lesson: advertisements, previews, replays. */
    readonly ignore: readonly RegExp[]
    /** Global variables that hold the player or the room, as dotted paths. */
    readonly globals: readonly string[]
    /** Left out: any. */
    readonly written?: WrittenAddresses
  }
  /** CSS selectors of what to click, in this order: consent layers, then play buttons. */
  readonly clicks: { readonly consent: readonly string[]; readonly play: readonly string[] }
  /** Words (as patterns) by which the page is recognised for what it is. */
  readonly signs: Readonly<Partial<Record<PageSign, readonly RegExp[]>>>
}

const EMPTY: PlatformRule = {
  name: 'none',
  hosts: ['*'],
  device: 'auto',
  text: {},
  media: { addresses: [], ignore: [], globals: [] },
  clicks: { consent: [], play: [] },
  signs: {},
}

/** How well a host pattern fits: the length of what it names, exact before any subdomain, `null` when it does not. */
function fitOf(pattern: string, host: string): number | null {
  if (pattern === '*') return 0
  if (!pattern.startsWith('*.')) return pattern === host ? 1_000 + pattern.length : null
  const domain = pattern.slice(2)
  return host === domain || host.endsWith(`.${domain}`) ? domain.length : null
}

function joined<K extends string, V>(
  first: Readonly<Partial<Record<K, readonly V[]>>>,
  second: Readonly<Partial<Record<K, readonly V[]>>>,
): Partial<Record<K, readonly V[]>> {
  const both: Partial<Record<K, readonly V[]>> = { ...second }
  for (const key of Object.keys(first) as K[]) {
    both[key] = [...(first[key] ?? []), ...(second[key] ?? [])]
  }
  return both
}

const mediaOf = (
  specific: PlatformRule['media'],
  general: PlatformRule['media'],
): PlatformRule['media'] => ({
  ...specific,
  addresses: [...specific.addresses, ...general.addresses],
  ignore: [...specific.ignore, ...general.ignore],
  // What the general file looks for may hold other rooms as well.
  globals:
    specific.written === 'globals' ? specific.globals : [...specific.globals, ...general.globals],
})

/** The specific rule's entries come first, the general one's after them. */
function overlay(specific: PlatformRule, general: PlatformRule): PlatformRule {
  return {
    ...specific,
    text: joined(specific.text, general.text),
    media: mediaOf(specific.media, general.media),
    clicks: {
      consent: [...specific.clicks.consent, ...general.clicks.consent],
      play: [...specific.clicks.play, ...general.clicks.play],
    },
    signs: joined(specific.signs, general.signs),
  }
}

/**
 * The rule for a host: that of the closest host pattern, laid over the rule for `*`. Without any file pages are still
 * opened, read as a whole and searched for media; they only have no roles.
 */
export function ruleForHost(rules: readonly PlatformRule[], host: string): PlatformRule {
  const { own, general } = filesForHost(rules, host)
  return own === null ? general : overlay(own, general)
}

/** The file of the closest host pattern, `null` where only the one for `*` holds; and that one. */
export function filesForHost(
  rules: readonly PlatformRule[],
  host: string,
): { readonly own: PlatformRule | null; readonly general: PlatformRule } {
  const name = host.toLowerCase().replace(/\.$/, '')
  const general = rules.find(({ hosts }) => hosts.includes('*')) ?? EMPTY
  let best = general
  let bestFit = 0
  for (const rule of rules) {
    for (const pattern of rule.hosts) {
      const how = fitOf(pattern, name)
      if (how !== null && how > bestFit) {
        best = rule
        bestFit = how
      }
    }
  }
  return { own: best === general ? null : best, general }
}
