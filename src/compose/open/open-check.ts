import { type CheckReport, type CheckRequest, checkAddress } from '../../app/check/check-address.ts'
import { type Result, succeed } from '../../core/fault.ts'
import { openEyes } from '../eyes.ts'
import type { Foundation } from '../foundation.ts'
import { openLegalTime } from '../law/legal-time.ts'

/** What `xuncha check` needs: eyes and the law, no database and no queue. */
export async function openCheck(
  foundation: Foundation,
  asRoot: boolean,
  stop: AbortSignal,
): Promise<Result<(request: CheckRequest) => Promise<CheckReport>>> {
  const legal = await openLegalTime(foundation.settings.storage.schedulesFolder)
  if (!legal.ok) return legal
  const eyes = await openEyes({
    foundation,
    asRoot,
    allowFiles: true,
    platforms: legal.value.platforms,
    alsoAllowHosts: [],
  })
  if (!eyes.ok) return eyes
  const deps = { ...eyes.value, clock: foundation.clock, judge: legal.value.judge }
  return succeed((request) => checkAddress(deps, request, stop))
}
