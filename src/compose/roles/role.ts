import type { ShownSetting } from '../../config/shown-settings.ts'
import type { CanaryRhythm } from '../../core/canary/follow-canary.ts'
import type { Foundation } from '../foundation.ts'
import type { Secrets } from '../secrets/secret-file.ts'

/** What a process may be: it answers officers, plans at each tick, looks at rooms. */
export const ROLES = ['api', 'scheduler', 'worker'] as const
export type Role = (typeof ROLES)[number]

export type HouseNeeds = {
  readonly foundation: Foundation
  readonly roles: readonly Role[]
  readonly asRoot: boolean
  readonly alsoAllowHosts: readonly string[]
  /** Media servers of the rehearsal, besides those of the secret file. */
  readonly alsoMediaServers: Secrets['mediaServers']
  readonly rehearsal: boolean
  /** Of programs that hold rehearsals; left out: none can be held here. */
  readonly stageEnvironment?: Readonly<Record<string, string>>
  /** What the environment says, as people may see it; left out: it is told to nobody. */
  readonly shownSettings?: readonly ShownSetting[]
  /** How often the program shows itself a picture, to see whether it sees; `null`: never. */
  readonly canaries: CanaryRhythm | null
}
