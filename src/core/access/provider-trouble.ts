/**
 * Why somebody who came back from the provider is not signed in.
 * `away`: it cannot be reached, or not in time; `declined`: it, or the person, said no; `stale`: the sign-in was not begun
 * in this browser, took too long, or was done already; `not-vouched`: what it said does not hold; `no-role`,
 * `no-region`: nothing of what it said gives a role, or a region, here; `unknown-person`: bound to no account, and none
 * is made; `locked`; `factor-missing`: the role signs in with a second factor, and none was vouched for;
 * `name-alike`: an account is to be made whose name people would take for that of another.
 */
export const PROVIDER_TROUBLES = [
  'away',
  'declined',
  'stale',
  'not-vouched',
  'no-role',
  'no-region',
  'unknown-person',
  'locked',
  'factor-missing',
  'name-alike',
] as const
export type ProviderTrouble = (typeof PROVIDER_TROUBLES)[number]

/** Where a provider sends browsers back to, below our own address; registered there. */
export const PROVIDER_CALLBACK = '/sign-in/callback'
