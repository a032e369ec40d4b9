import type { HostBudget } from './politeness.ts'

/** Hosts that share one budget: a platform. Patterns are whole hosts, `*.domain` or `127.*`. */
export type HostRule = {
  readonly name: string
  readonly hosts: readonly string[]
  readonly budget: HostBudget
}

export type PolitenessRules = { readonly rules: readonly HostRule[]; readonly others: HostBudget }

const AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]+\]|[^/?#:]+)/i

/** Second-level names under which registrations are made, as in `example.com.cn`. */
const SHARED_SECOND_LEVEL =
  /^(com|net|org|gov|edu|ac|co|mil|or|ne|go|[a-z]{2})\.(cn|hk|tw|mo|uk|jp|kr|au|sg|my|th|in|br)$/

const SOUND_HOST = /^(\[[0-9a-f:.%]+\]|[\p{L}\p{N}._-]{1,253})$/u

/** Addresses come from pages as well: a host that cannot be one shares the budget of all such. */
const ODD_HOST = 'odd-host'

/** Host of an address of any scheme, lower case; `null` for what goes to no host (`file:`). */
export function hostOfUrl(url: string): string | null {
  const host = AUTHORITY.exec(url.trim())?.[1]?.toLowerCase().replace(/\.$/, '')
  if (host === undefined) return null
  return SOUND_HOST.test(host) ? host : ODD_HOST
}

/**
 * The domain somebody registered: `pull-l3.example.com.cn` and `live.example.com.cn` are one platform. Addresses and
 * single words stay as they are.
 */
export function registrableDomain(host: string): string {
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) return host
  const labels = host.split('.')
  const shared = SHARED_SECOND_LEVEL.test(labels.slice(-2).join('.'))
  return labels.slice(shared ? -3 : -2).join('.')
}

function fits(pattern: string, host: string): boolean {
  if (pattern.startsWith('*.')) return host === pattern.slice(2) || host.endsWith(pattern.slice(1))
  return pattern.endsWith('.*') ? host.startsWith(pattern.slice(0, -1)) : host === pattern
}

/** Whose budget a look at this address is taken from; `null` when it leaves this machine for nobody. */
export function budgetOfUrl(
  rules: PolitenessRules,
  url: string,
): { readonly host: string; readonly budget: HostBudget } | null {
  const host = hostOfUrl(url)
  if (host === null) return null
  const rule = rules.rules.find(({ hosts }) => hosts.some((pattern) => fits(pattern, host)))
  if (rule !== undefined) return { host: rule.name, budget: rule.budget }
  return { host: registrableDomain(host), budget: rules.others }
}

/** The budget of a platform by its name in the ledger. */
export function budgetOfHost(rules: PolitenessRules, host: string): HostBudget {
  return rules.rules.find(({ name }) => name === host)?.budget ?? rules.others
}

/** Patterns of the hosts of a platform: those of its rule, or all of the domain that it is named by. */
export const hostsOf = (rules: PolitenessRules, platform: string): readonly string[] =>
  rules.rules.find(({ name }) => name === platform)?.hosts ?? [`*.${platform.toLowerCase()}`]
