import type { CutCheck } from '../../core/cuts/cut-order.ts'
import {
  APART,
  enterProof,
  judgeLetterProof,
  type LetterProof,
} from '../../core/letters/judge-letter-proof.ts'
import { isOpen, type Letter } from '../../core/letters/letter.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { PageVisitor } from '../../ports/sight/page-visitor.ts'
import type { CommandDeps } from '../commands/command.ts'
import type { StageJob } from '../pipeline.ts'
import { airStateOf } from '../sight/air-state.ts'
import { type PullDeps, pullCheck } from '../sight/pull-check.ts'
import { createRoomPages } from '../sight/room-pages.ts'
import { steadyNow } from '../steady-time.ts'
import { saveLetter } from './save-letter.ts'

export type ProveLetterDeps = CommandDeps &
  PullDeps & { readonly pages: PageVisitor; readonly platform: CutPlatform }
export type LetterPayload = { readonly letterId: string }

/** Twice gone is a proof; the rest is for a cached tail that runs dry meanwhile. */
const ROUNDS_AT_MOST = 20
const SILENT_FOR: Duration = seconds(3)

const isUndecided = (proof: LetterProof): boolean => proof === 'look-again' || proof === 'cached'

/** Streams where they are known, else the page: its player, or the address that it gives. */
const addressesOf = ({ streamUrls, pageUrl }: LiveRoom): readonly string[] =>
  streamUrls.length > 0 || pageUrl === null ? streamUrls : [pageUrl]

/** The page opened anew, with nothing remembered of it. */
async function pageCheck(
  deps: ProveLetterDeps,
  room: LiveRoom,
  pageUrl: string,
  signal: AbortSignal,
): Promise<CutCheck> {
  const roomPages = createRoomPages(deps)
  const air = await airStateOf(room, { ...deps, roomPages }, signal)
  const found = { 'on-air': 'live', 'off-air': 'gone', unseen: 'unknown' } as const
  const detail = air.kind === 'unseen' ? `${air.unseen.reason}: ${air.unseen.detail}` : air.kind
  const at = deps.clock.now()
  return { at, steadyAt: steadyNow(deps.clock), what: pageUrl, found: found[air.kind], detail }
}

async function lookOnce(
  deps: ProveLetterDeps,
  room: LiveRoom,
  earlier: readonly CutCheck[],
  signal: AbortSignal,
): Promise<readonly CutCheck[]> {
  const { streamUrls, pageUrl } = room
  if (streamUrls.length === 0 && pageUrl !== null) {
    return [await pageCheck(deps, room, pageUrl, signal)]
  }
  return await Promise.all(
    streamUrls.map((url) => {
      const before = earlier.findLast(({ what }) => what === url)
      return pullCheck(deps, url, { patience: SILENT_FOR, before }, signal)
    }),
  )
}

const WORDS: Readonly<Record<LetterProof, string>> = {
  verified: '复查：全部已知地址均已停播。Every known address is off air, seen twice.',
  live: '复查：仍在播。Still on air.',
  cached: '复查：只剩缓存画面。A cached tail still plays.',
  unknown: '复查：看不见，不能认定停播。It could not be seen, which is not off air.',
  'look-again': '复查：不足以认定停播。Not enough looks to say that it is off air.',
}

/** Our own look after a letter: every known address of the room anew, as a stranger would, twice. */
export async function proveLetter(
  deps: ProveLetterDeps,
  { letterId }: LetterPayload,
  signal: AbortSignal,
): Promise<readonly StageJob[]> {
  const { letter, room } = await deps.transactions.run(async (records) => {
    const found = await records.letters.find(letterId)
    return {
      letter: found,
      room: found === null ? null : await records.rooms.find(found.roomId),
    }
  })
  if (letter === null || !isOpen(letter)) return []
  if (room === null) {
    // Nothing is left to look at: noted as not seen, so that it is not asked for every minute.
    await writeDown(deps, letterId, 'unknown', [])
    return []
  }
  const addresses = addressesOf(room)
  let checks: readonly CutCheck[] = []
  let proof: LetterProof = 'look-again'
  for (let round = 0; round < ROUNDS_AT_MOST && isUndecided(proof); round += 1) {
    if (round > 0) await deps.clock.sleep(APART, signal)
    checks = [...checks, ...(await lookOnce(deps, room, checks, signal))]
    if (signal.aborted) return []
    proof = judgeLetterProof(addresses, checks)
  }
  await writeDown(deps, letterId, proof, checks)
  return []
}

/** People may have changed the letter while it was looked after: what was seen is added to what stands now. */
async function writeDown(
  deps: ProveLetterDeps,
  letterId: string,
  proof: LetterProof,
  checks: readonly CutCheck[],
): Promise<void> {
  const command = { who: 'system', why: WORDS[proof] }
  const write = (): Promise<Letter | null> =>
    deps.transactions.run(async (records) => {
      const letter = await records.letters.find(letterId)
      if (letter === null) return null
      const proved = enterProof(letter, proof, checks, deps.clock.now())
      return (await saveLetter(records, deps, command, proved, letter)) ? proved : null
    })
  // The next tick looks again where even the second try was overtaken.
  if ((await write()) === null) await write()
}
