import { leadOf, type MediaSegment } from '../../core/evidence/capture/capture-plan.ts'
import type { DatedTrouble, MediaTrouble } from '../../core/evidence/capture/capture-words.ts'
import type { KeptCapture } from '../../core/evidence/capture/kept-capture.ts'
import { later } from '../../core/time/instant.ts'
import { isCaptured } from './attach-capture.ts'
import type { CaptureDeps, FollowedLook } from './capture-deps.ts'
import { finishCapture } from './finish-capture.ts'
import { type Followed, runCapture } from './run-capture.ts'

/** Follows the looks of all watches of a process and captures the rooms that they make out to be suspect. */
export type CaptureDesk = {
  /** Returns at once: no look waits for it. */
  follow(look: FollowedLook): void
  /** Files what an earlier run left, and clears the rest away. */
  recover(): Promise<void>
  /** Ends all; what belongs to a lead stays for the next start. */
  stop(): Promise<void>
}

const REMEMBERED_AT_MOST = 2_000

/** Room names, the oldest forgotten first. */
function createRemembered() {
  const names = new Set<string>()
  return {
    has: (name: string): boolean => names.has(name),
    forget: (name: string): void => void names.delete(name),
    add(name: string): void {
      names.add(name)
      const [oldest] = names
      if (names.size > REMEMBERED_AT_MOST && oldest !== undefined) names.delete(oldest)
    },
  }
}

/** What goes on beside the looks; a failure is logged and harms no other. */
function createWork({ logger }: Pick<CaptureDeps, 'logger'>) {
  const going = new Set<Promise<void>>()
  return {
    begin(what: string, roomId: string, work: Promise<void>): void {
      const one = work
        .catch((error: unknown) => {
          logger.error({ roomId, error: String(error) }, `${what} failed`)
        })
        .finally(() => going.delete(one))
      going.add(one)
    },
    settled: async (): Promise<void> => void (await Promise.all(going)),
  }
}

const newlyFollowed = (look: FollowedLook): Followed => ({
  roomId: look.room.id,
  look,
  calm: false,
  state: {
    suspectSince: look.at,
    suspectAt: look.at,
    lead: look.stance === 'lead' ? leadOf(look.at, look.start) : null,
  },
})

/** From the end of what is whole on, as far as anything is missing then. */
function interrupted(
  { clips, suspectSince, mediaTroubles }: KeptCapture,
  segments: readonly MediaSegment[],
): readonly DatedTrouble[] {
  const from = [...clips, ...segments].reduce((last, { to }) => later(last, to), suspectSince)
  return [...mediaTroubles, { trouble: 'interrupted', from, to: null }]
}

function followOn(followed: Followed, look: FollowedLook): void {
  followed.calm = look.stance === 'calm'
  if (followed.calm) return
  const { suspectSince, lead } = followed.state
  const told = lead ?? (look.stance === 'lead' ? leadOf(look.at, look.start) : null)
  followed.state = { suspectSince, suspectAt: look.at, lead: told }
  followed.look = look
}

export function createCaptureDesk(deps: CaptureDeps): CaptureDesk {
  const stopping = new AbortController()
  const running = new Map<string, { readonly followed: Followed; readonly holdsPlace: boolean }>()
  const work = createWork(deps)
  /** Rooms whose lead is captured already, so that their further looks begin nothing. */
  const done = createRemembered()

  /** Why no raw media is kept of one more room; `null`: it is. */
  const refusal = (): MediaTrouble | null => {
    if (deps.rooms === 0) return 'off'
    const held = [...running.values()].filter(({ holdsPlace }) => holdsPlace).length
    return held < deps.rooms ? null : 'crowded'
  }

  async function run(followed: Followed, refused: MediaTrouble | null): Promise<void> {
    const { roomId } = followed
    // Another may stand there by then: a room that was let go can turn suspect at once.
    const letGo = (): void => {
      if (running.get(roomId)?.followed === followed) running.delete(roomId)
    }
    try {
      if (await isCaptured(deps, roomId)) return done.add(roomId)
      await runCapture(deps, followed, { refused, letGo }, stopping.signal)
    } finally {
      // Captured, or tried: its further looks do not begin it anew.
      if (followed.state.lead !== null) done.add(roomId)
      letGo()
    }
  }

  function begin(look: FollowedLook): void {
    const refused = refusal()
    // Of a room that is merely suspect there is nothing but its stream to keep.
    if (refused !== null && look.stance !== 'lead') return
    const { id } = look.room
    if (refused === 'crowded') deps.logger.warn({ roomId: id }, 'raw media is not kept: too many')
    const followed = newlyFollowed(look)
    running.set(id, { followed, holdsPlace: refused === null })
    work.begin('capturing', id, run(followed, refused))
  }

  return {
    follow(look) {
      if (stopping.signal.aborted) return
      const { id } = look.room
      const standing = running.get(id)
      if (standing !== undefined) return followOn(standing.followed, look)
      if (look.stance === 'calm') return done.forget(id)
      if (!done.has(id)) begin(look)
    },
    async recover() {
      for (const { shelf, kept } of await deps.recorder.leftovers()) {
        const { lead, roomId } = kept
        if (lead === null) await shelf.remove()
        else {
          const left = { ...kept, lead, mediaTroubles: interrupted(kept, await shelf.segments()) }
          work.begin('recovering', roomId, finishCapture(deps, shelf, left, stopping.signal))
        }
      }
    },
    async stop() {
      stopping.abort()
      await work.settled()
    },
  }
}
