/** Unguessable identifiers. A port so that tests can name what will be made. */
export interface Identifiers {
  /** Time-ordered UUID (version 7). */
  next(): string
}
