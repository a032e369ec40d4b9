import type { CanaryRun } from '../../core/canary/canary-run.ts'
import type { CanaryVoiceKind } from '../../core/canary/heard-means.ts'

/** Who says what a canary is heard by. */
export interface CanaryVoice {
  readonly kind: CanaryVoiceKind
  /** One channel at `SAMPLE_RATE`, -1 to 1. Rejects when nothing can be said. */
  speak(run: Pick<CanaryRun, 'kind' | 'seed'>): Promise<Float32Array>
}
