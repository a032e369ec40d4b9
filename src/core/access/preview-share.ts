import { type Duration, milliseconds, minutes } from '../time/duration.ts'
import { between, type Instant, minus, plus } from '../time/instant.ts'

/** Somebody asks for what goes out to a platform for a person's eyes. */
export type PreviewAsk = { readonly who: string; readonly room: string }
export type PreviewTaken = PreviewAsk & { readonly at: Instant }

/** So many in any minute: of one person, for one room, and of all together. */
export type PreviewShare = {
  readonly ofPerson: number
  readonly ofRoom: number
  readonly ofAll: number
}

/** Previews that are begun: more than a person opens, less than a platform notices. Ours. */
export const STARTS: PreviewShare = { ofPerson: 10, ofRoom: 6, ofAll: 30 }
/** Playlists that are fetched again while it plays: a player asks every two to six seconds, for picture and sound. Ours. */
export const PLAYLISTS: PreviewShare = { ofPerson: 120, ofRoom: 240, ofAll: 480 }

const WITHIN: Duration = minutes(1)

/** How long until fewer than `most` of these, earliest first, lie within the last minute; 0: there is room. */
function waitFor(taken: readonly PreviewTaken[], most: number, now: Instant): number {
  const inTheWay = taken.at(-most)
  return taken.length < most || inTheWay === undefined ? 0 : between(now, plus(inTheWay.at, WITHIN))
}

/**
 * Whether one more is within the share of previews. `taken` holds what was taken before, earliest first. `wait` of
 * 0 ms: it is, and `taken` has it; else nothing was taken, and there may be room after so long.
 */
export function askShare(
  taken: readonly PreviewTaken[],
  { who, room }: PreviewAsk,
  { share, now }: { readonly share: PreviewShare; readonly now: Instant },
): { readonly taken: readonly PreviewTaken[]; readonly wait: Duration } {
  // What a clock that was set back left in the future locks nobody out.
  const recent = taken.filter(({ at }) => at <= now && at > minus(now, WITHIN))
  const wait = milliseconds(
    Math.max(
      waitFor(recent, share.ofAll, now),
      waitFor(
        recent.filter((one) => one.who === who),
        share.ofPerson,
        now,
      ),
      waitFor(
        recent.filter((one) => one.room === room),
        share.ofRoom,
        now,
      ),
    ),
  )
  return { taken: wait > 0 ? recent : [...recent, { who, room, at: now }], wait }
}
