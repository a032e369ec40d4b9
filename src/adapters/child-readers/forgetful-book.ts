import { MOST_POISONOUS } from '../../core/reading/poisonous-picture.ts'
import type { PoisonBook } from '../../ports/records/poisonous-pictures.ts'

/** For commands that end soon and have no database. */
export function createForgetfulBook(): PoisonBook {
  let known: readonly string[] = []
  return {
    known: () => known,
    add: ({ sha256 }) => {
      known = [...known.filter((one) => one !== sha256), sha256].slice(-MOST_POISONOUS)
    },
  }
}
