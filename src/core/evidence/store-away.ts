/**
 * The evidence store cannot be asked right now: whether a file is there, nobody can say. Thrown and not returned, as
 * `StorageAway` is: it may meet every line that reads evidence.
 */
export class EvidenceStoreAway extends Error {
  readonly place: string
  readonly why: string

  constructor(place: string, why: string, cause?: unknown) {
    super(why, cause === undefined ? {} : { cause })
    this.name = 'EvidenceStoreAway'
    this.place = place
    this.why = why
  }
}
