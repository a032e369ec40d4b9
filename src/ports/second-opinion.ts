import type { OpinionAnswer } from '../core/detection/second-opinion.ts'
import type { Duration } from '../core/time/duration.ts'

/** A vision model of the user's own, asked about pictures of which our classifier is unsure. */
export interface SecondOpinionModel {
  /** Its name, as kept with each answer. */
  readonly model: string
  /**
   * What it says of a PNG, within `budget`. Never throws for what the other side does: that is `no-opinion` with the
   * reason. What stands on the picture is hostile and reaches the model as data, never as an instruction.
   */
  ask(
    picture: Uint8Array,
    options: { readonly budget: Duration; readonly signal?: AbortSignal },
  ): Promise<OpinionAnswer>
}
