import { LIVE_REHEARSAL } from '../../contracts/rehearsal/live-rehearsal.ts'

const OF_API = '"/api/v1/'

/** Where these pages stand, by the address that they were opened at: at the root, or in a rehearsal. */
export const baseOf = (pathname: string): string =>
  pathname === LIVE_REHEARSAL || pathname.startsWith(`${LIVE_REHEARSAL}/`) ? LIVE_REHEARSAL : ''

/** Settled when the page is loaded: the way from one into the other is a link that loads it anew. */
export const BASE = baseOf(
  (globalThis as { readonly location?: { readonly pathname: string } }).location?.pathname ?? '',
)

/** Whether all that is seen here is a rehearsal's. */
export const IN_REHEARSAL = BASE !== ''

/** Addresses within what the API says, as they are from here. */
export const placedAddresses = (json: string): string =>
  IN_REHEARSAL ? json.replaceAll(OF_API, `"${BASE}/api/v1/`) : json
