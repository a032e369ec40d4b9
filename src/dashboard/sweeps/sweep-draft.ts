import type { Sweep } from '../../contracts/sweep.ts'
import { words } from '../register/rooms/room-draft.ts'

/** A sweep as its form holds it. */
export type SweepDraft = {
  readonly titleZh: string
  readonly titleEn: string
  readonly cron: string
  readonly rank: string
  readonly probeSeconds: string
  readonly watchSeconds: string
  readonly regions: string
  readonly platforms: string
  readonly tags: string
  readonly stages: readonly string[]
  readonly tiers: readonly string[]
  readonly windowKinds: readonly string[]
  readonly from: string
  readonly to: string
}

export const sweepDraft = (sweep: Sweep): SweepDraft => ({
  titleZh: sweep.titleZh,
  titleEn: sweep.titleEn,
  cron: sweep.cron,
  rank: String(sweep.rank),
  probeSeconds: String(sweep.probeSeconds),
  watchSeconds: String(sweep.watchSeconds),
  regions: sweep.regions.join(', '),
  platforms: sweep.platforms.join(', '),
  tags: sweep.tags.join('、'),
  stages: sweep.stages,
  tiers: sweep.tiers,
  windowKinds: sweep.window?.kinds ?? [],
  from: sweep.window?.from ?? '',
  to: sweep.window?.to ?? '',
})

/** The file as a value; what the form does not show stays as it is. */
export function sweepDocument(draft: SweepDraft, sweep: Sweep) {
  const { windowKinds, from, to } = draft
  const always = windowKinds.length === 0 && from.trim() === ''
  const dates = from.trim() === '' ? {} : { from: from.trim(), to: to.trim() }
  return {
    name: sweep.name,
    titleZh: draft.titleZh.trim(),
    ...(draft.titleEn.trim() === '' ? {} : { titleEn: draft.titleEn.trim() }),
    cron: draft.cron.trim(),
    zone: sweep.zone,
    rank: Number(draft.rank),
    window: always ? null : { kinds: windowKinds, ...dates, years: sweep.window?.years ?? [] },
    scope: {
      regions: words(draft.regions),
      stages: draft.stages,
      platforms: words(draft.platforms),
      kinds: sweep.kinds,
      tiers: draft.tiers,
      tags: words(draft.tags),
    },
    cadence: {
      probeSeconds: Number(draft.probeSeconds),
      watchSeconds: Number(draft.watchSeconds),
      tiers: sweep.tierCadence,
    },
  }
}

/** What a new one begins with. */
export const newSweepText = (name: string): string => `name: ${name}
titleZh: 新的巡查
titleEn: New sweep
cron: "*/10 * * * * *"
zone: Asia/Shanghai
rank: 10
window: null
scope:
  regions: []
  stages: [preschool, compulsory, senior-high]
cadence:
  probeSeconds: 10
  watchSeconds: 5
`
