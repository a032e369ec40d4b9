import { storageAwayIn } from '../../core/storage-away.ts'

/**
 * Does what only eases later looks (what was on air, what was taught so far, a small picture). While the database is
 * away it is left out: the look itself must not be lost to it. `false`: it was left out.
 */
export async function unlessAway(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (storageAwayIn(error) === null) throw error
    return false
  }
}
