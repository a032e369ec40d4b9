import { type TriedPage, tryPlatform } from '../../app/check/try-platform.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { Foundation } from '../foundation.ts'
import { openLegalTime } from '../law/legal-time.ts'
import { openMediaTools } from '../media-tools.ts'
import { openPages } from './open-pages.ts'

/** What `xuncha platforms try` needs: a browser and the platform files, no database and nothing that reads pictures. */
export async function openPlatformTrial(
  foundation: Foundation,
  asRoot: boolean,
  stop: AbortSignal,
): Promise<Result<(url: string) => Promise<TriedPage>>> {
  const legal = await openLegalTime(foundation.settings.storage.schedulesFolder)
  if (!legal.ok) return legal
  const tools = await openMediaTools(foundation)
  if (!tools.ok) return tools
  const { platforms } = legal.value
  const { egress } = tools.value
  const { pages } = await openPages({ foundation, asRoot, egress, platforms })
  return succeed((url) => tryPlatform({ pages, rules: platforms() }, url, stop))
}
