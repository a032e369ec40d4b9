import { hitsOfSearch, markHitsSeen } from './found-hits.ts'
import {
  changeSearch,
  removeSearch,
  restoreSearch,
  type SavedSearchDeps,
  saveSearch,
  searchesFor,
} from './saved-searches.ts'

/** Searches that people keep: everybody's own, and those that are shared with him. */
export const bindSearches = (deps: SavedSearchDeps) => ({
  list: (person: Parameters<typeof searchesFor>[1]) => searchesFor(deps, person),
  save: (command: Parameters<typeof saveSearch>[1]) => saveSearch(deps, command),
  change: (command: Parameters<typeof changeSearch>[1]) => changeSearch(deps, command),
  remove: (command: Parameters<typeof removeSearch>[1]) => removeSearch(deps, command),
  restore: (command: Parameters<typeof restoreSearch>[1]) => restoreSearch(deps, command),
  hits: (command: Parameters<typeof hitsOfSearch>[1]) => hitsOfSearch(deps, command),
  markSeen: (command: Parameters<typeof markHitsSeen>[1]) => markHitsSeen(deps, command),
})
