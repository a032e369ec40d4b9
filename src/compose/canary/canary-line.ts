import { createPictureRenderer } from '../../adapters/browser/picture-renderer.ts'
import type { CanaryRecords } from '../../adapters/db/canaries/canary-records.ts'
import { createEgress } from '../../adapters/egress/create-egress.ts'
import { createTextFetcher } from '../../adapters/media/body/text-fetcher.ts'
import { createFfmpegStreamViewer } from '../../adapters/media/ffmpeg-stream-viewer.ts'
import { CANARY_ORIGIN, createCanaryDoor } from '../../adapters/rehearsal/canary/canary-door.ts'
import { openCanarySite } from '../../adapters/rehearsal/canary/canary-site.ts'
import { createCanaryStage } from '../../adapters/rehearsal/canary/canary-stage.ts'
import { drawShow } from '../../adapters/rehearsal/canary/draw-show.ts'
import { createForgetfulEvidence } from '../../adapters/rehearsal/canary/forgetful-evidence.ts'
import { createReadingLedger } from '../../app/watch/reading-ledger.ts'
import { CANARY_SWEEP } from '../../core/canary/canary-room.ts'
import type { PolitenessRules } from '../../core/patrol/politeness-host.ts'
import type { CanaryVoice } from '../../ports/canary/canary-voice.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Eyes } from '../eyes.ts'
import type { Foundation } from '../foundation.ts'
import type { HearingState } from '../hearing.ts'
import type { LegalTimeParts } from '../law/legal-time.ts'
import { openGate, type PatrolledLaw, pipelineDeps } from '../pipeline-deps.ts'
import type { CanaryLine } from '../pipeline-stages.ts'
import { canaryEars } from './canary-ears.ts'

/** Our own loopback is in no need of being spared; the budget is asked all the same, as by every look. */
const unhurried = ({ others }: PolitenessRules): PolitenessRules => ({
  rules: [
    {
      name: new URL(CANARY_ORIGIN).hostname,
      hosts: [new URL(CANARY_ORIGIN).hostname],
      budget: { ...others, looksPerMinute: 600, concurrency: 8, jitter: 0 },
    },
  ],
  others,
})

/** What canaries are heard by, and spoken by. */
export type CanarySound = {
  readonly hearing: HearingState
  readonly voice: CanaryVoice | null
  /** Of the installation: where it is noted that words came of one. */
  readonly transactions: Transactions
}

/**
 * What works the jobs of canaries: the same readers, decoders, classifier, law and stages as work those of rooms. Only
 * the looks of canaries are given the door to loopback, and it leads nowhere else.
 */
export async function openCanaryLine(
  foundation: Foundation,
  records: CanaryRecords,
  eyes: Eyes,
  legal: LegalTimeParts,
  platform: CutPlatform,
  { hearing, voice, transactions }: CanarySound,
): Promise<CanaryLine> {
  const { clock, logger, closers, settings } = foundation
  const site = await openCanarySite(clock)
  closers.add('canaries', () => site.close())
  const egress = createCanaryDoor(
    createEgress({ allowPrivateHosts: ['127.0.0.1'], logger }),
    site.base,
  )
  closers.add('door of canaries', () => egress.close())
  const { keepModel: _, ...senses } = eyes
  const own = {
    ...senses,
    egress,
    viewer: createFfmpegStreamViewer({ ...eyes, egress, clock, logger }),
    texts: createTextFetcher({ egress, clock }),
    keepModel: async () => {},
  }
  const law: PatrolledLaw = {
    ...legal,
    sweeps: () => [CANARY_SWEEP],
    politeness: () => unhurried(legal.politeness()),
  }
  const kept = { transactions: records.transactions, evidenceStore: createForgetfulEvidence() }
  const stage = createCanaryStage(site, (run) =>
    drawShow(run, {
      processes: eyes.processes,
      ffmpegPath: eyes.ffmpeg.path,
      renderer: () => createPictureRenderer(eyes.chromium),
      folder: `${settings.storage.dataFolder}/canaries`,
      voice,
    }),
  )
  const readings = createReadingLedger()
  const gate = openGate(foundation, kept, law)
  const working = pipelineDeps(foundation, kept, own, law, platform, readings, gate)
  const ears = canaryEars(foundation, hearing, () => {
    const id = site.shown()
    if (id === null) return
    void transactions
      .run(({ canaries }) => canaries.heard(id))
      .catch((error: unknown) =>
        logger.warn({ error: String(error) }, 'a canary was heard, and it could not be noted'),
      )
  })
  const heard = ears === null || voice === null ? null : { ...working, hearing: ears }
  return { working, heard, stage }
}
