import { filesForHost, type PlatformRule } from '../../core/patrol/platform-rule.ts'
import type { PlatformTrial } from '../../core/patrol/platform-trial.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { PageVisit, PageVisitor } from '../../ports/sight/page-visitor.ts'
import type { Unseen } from '../../ports/sight/stream-viewer.ts'

/** What a visit to a page came to, and what each entry of the files that hold for it found there. */
export type TriedPage = {
  /** The platform's own file; `null`: only the one for every host holds. */
  readonly own: PlatformRule | null
  readonly general: PlatformRule
  readonly visit: PageVisit | Unseen
  /** `null`: no page came. */
  readonly trial: PlatformTrial | null
}

/** As long as a probe of the patrol has, and some for the questions. */
const BUDGET: Duration = seconds(30)

/** Visits a page as the patrol does, and asks besides what every entry of its platform file finds. */
export async function tryPlatform(
  { pages, rules }: { readonly pages: PageVisitor; readonly rules: readonly PlatformRule[] },
  url: string,
  signal: AbortSignal,
): Promise<TriedPage> {
  const trials: PlatformTrial[] = []
  const tried = (trial: PlatformTrial): void => void trials.push(trial)
  const visit = await pages.visit(url, { budget: BUDGET, signal, tried })
  const trial = trials.at(-1) ?? null
  const ended = trial?.ruledBy ?? url
  const host = URL.canParse(ended) ? new URL(ended).hostname : ''
  return { ...filesForHost(rules, host), visit, trial }
}
