/** Where the pages of a rehearsal are, and below it its own API: the same pages as the real ones, of another program. */
export const LIVE_REHEARSAL = '/rehearsal/live'
