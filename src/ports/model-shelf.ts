import type { KeptModel } from '../core/detection/kept-model.ts'
import type { Result } from '../core/fault.ts'

/**
 * Models that have judged what was kept, each whole, so that an old violation is worked out again with its own. Named by
 * version and content.
 */
export interface ModelShelf {
  /** Keeps it unless it is there. Rejects when there is no room. */
  keep(model: KeptModel): Promise<void>
  /**
   * Every model of that version; empty when none is kept. Two: something else went by the same name. Fault
   * `evidence-altered` where a file is not what was kept, or cannot be run by this release.
   */
  find(modelVersion: string): Promise<Result<readonly KeptModel[]>>
}
