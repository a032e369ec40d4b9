import {
  askShare,
  PLAYLISTS,
  type PreviewAsk,
  type PreviewShare,
  type PreviewTaken,
  STARTS,
} from '../../../core/access/preview-share.ts'
import { toSeconds } from '../../../core/time/duration.ts'
import type { Instant } from '../../../core/time/instant.ts'

/** A player asks for a playlist and a few segments at a time; two players of one person are enough. */
const OF_A_PERSON = 8
const OF_ALL = 40

export type PreviewPlaces = {
  /** `null`: no place is free; else the way to give it back, once. */
  take(who: string): (() => void) | null
}

/** How much is fetched at a time for eyes of people, so that looking never takes the line from the patrol. */
export function createPreviewPlaces(): PreviewPlaces {
  const taken = new Map<string, number>()
  let all = 0
  return {
    take(who) {
      const own = taken.get(who) ?? 0
      if (own >= OF_A_PERSON || all >= OF_ALL) return null
      taken.set(who, own + 1)
      all += 1
      let given = false
      return () => {
        if (given) return
        given = true
        all -= 1
        const left = (taken.get(who) ?? 1) - 1
        if (left === 0) taken.delete(who)
        else taken.set(who, left)
      }
    },
  }
}

/** Seconds until there is room in the share; `null`: it was taken. */
type Share = (ask: PreviewAsk, now: Instant) => number | null
export type PreviewShares = { readonly starts: Share; readonly playlists: Share }

function createShare(share: PreviewShare): Share {
  let taken: readonly PreviewTaken[] = []
  return ({ who, room }, now) => {
    const asked = askShare(taken, { who, room }, { share, now })
    taken = asked.taken
    return asked.wait > 0 ? Math.ceil(toSeconds(asked.wait)) : null
  }
}

/** How often platforms are asked for eyes of people. */
export const createPreviewShares = (): PreviewShares => ({
  starts: createShare(STARTS),
  playlists: createShare(PLAYLISTS),
})
