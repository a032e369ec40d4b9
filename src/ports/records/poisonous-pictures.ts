import type { PoisonousPicture } from '../../core/reading/poisonous-picture.ts'

/** What no node of this database feeds to a reader any more. */
export interface PoisonousPictures {
  /** In order of their deaths, the latest last; at most `MOST_POISONOUS`. */
  all(): Promise<readonly PoisonousPicture[]>
  /** The oldest beyond `MOST_POISONOUS` are forgotten. `false`: it was known, and stays as it was. */
  add(picture: PoisonousPicture): Promise<boolean>
  /** `false`: it was not known. */
  remove(sha256: string): Promise<boolean>
}

/** The same list as a supervisor of readers asks it, at each picture and without waiting. */
export interface PoisonBook {
  /** SHA-256, the latest last. */
  known(): readonly string[]
  add(picture: PoisonousPicture): void
}
