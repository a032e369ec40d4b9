import { openPlatformTrial } from '../../compose/open/open-platform-trial.ts'
import { succeed } from '../../core/fault.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'
import { platformTrialWords } from './platform-trial-words.ts'

const NO_PAGE =
  '请给出网页地址，例如 https://live.example.com/1 / give the address of a page, http or https'

/**
 * `xuncha platforms try URL`: what each entry of a platform's file finds on a page, so that a wrong pattern is mended in the
 * file. Words go to standard error, `--json` to standard output. Exit code 12 where a visit would not see the room.
 */
export async function runPlatformsTry(
  context: ProgramContext,
  url: string,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const { io } = context
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    io.err(`“${url.slice(0, 80)}”:${NO_PAGE}\n`)
    return EXIT.badInput
  }
  const done = await withFoundation(context, async (foundation) => {
    const opened = await openPlatformTrial(foundation, context.asRoot, context.stop)
    if (!opened.ok) return opened
    const tried = await opened.value(url)
    context.stop.throwIfAborted()
    const { own, general, visit, trial } = tried
    if (options.json === true) {
      const { mediaUrls = [], saysOffAir = false } = visit.kind === 'page' ? visit : {}
      const outcome =
        visit.kind === 'page'
          ? { kind: 'page', mediaUrls, saysOffAir, cost: visit.cost }
          : { kind: 'unseen', reason: visit.reason, detail: visit.detail }
      const files = { own: own?.name ?? null, general: general.name }
      io.out(`${JSON.stringify({ files, outcome, trial })}\n`)
    }
    io.err(platformTrialWords(tried, foundation.settings.storage.schedulesFolder))
    const seen =
      visit.kind === 'page' && (visit.mediaUrls.length > 0 || visit.videoPicture !== null)
    return succeed<ExitCode>(seen ? EXIT.done : EXIT.unseen)
  })
  if (done.ok) return done.value
  io.err(`${done.fault.message}\n`)
  return EXIT.badInput
}
