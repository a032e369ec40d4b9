import type { Notice, Part } from '../../contracts/system.ts'

const PART_OF: Partial<Record<Notice['code'], Part['name']>> = {
  'evidence-aside': 'evidence',
  'journal-altered': 'journal',
  'journal-unsigned': 'journal',
  'stamp-away': 'time-stamps',
  'stamp-untrue': 'time-stamps',
  'rooms-overdue': 'patrol',
  'nobody-reached': 'alerts',
  'no-worker': 'nodes',
  'stage-untaken': 'nodes',
  'reader-blind': 'recogniser',
}

/** Parts of whose trouble a notice tells in the officer's own words: naming them is then enough. */
export const partsToldByNotice = (notices: readonly Notice[]): ReadonlySet<Part['name']> =>
  new Set(notices.flatMap(({ code }) => PART_OF[code] ?? []))
