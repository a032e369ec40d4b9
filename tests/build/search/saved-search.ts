import { minutes } from '../../../src/core/time/duration.ts'
import type { SavedSearch } from '../../../src/core/violations/search/saved-search.ts'
import { SATURDAY } from '../database/database-rows.ts'

/** Of a whole installation, with an alert. */
export const aSavedSearch = (change: Partial<SavedSearch> = {}): SavedSearch => ({
  id: 'search-1',
  ownerId: 'account-1',
  name: '招生群',
  asked: '群号 8765',
  filter: {},
  regions: [],
  shared: false,
  alert: true,
  since: SATURDAY,
  cursor: SATURDAY,
  pause: minutes(1),
  nextRunAt: SATURDAY,
  lastRunAt: null,
  lastFoundAt: null,
  dropped: 0,
  trouble: null,
  told: {},
  savedAt: SATURDAY,
  version: 1,
  removedAt: null,
  ...change,
})
