import type { CaptureState } from '../../core/evidence/capture/capture-plan.ts'
import { outOfRing } from '../../core/evidence/capture/capture-plan.ts'
import type { MediaTrouble } from '../../core/evidence/capture/capture-words.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { CaptureShelf, Recording } from '../../ports/capture/media-recorder.ts'
import type { CaptureDeps, FollowedLook } from './capture-deps.ts'

/** The ring of one room: its connection, made anew where it breaks off, and what it may hold. */
export type RoomMedia = {
  readonly shelf: CaptureShelf | null
  /** Lets go what nobody will ask for, and connects again where that may help. */
  tend(state: CaptureState, look: FollowedLook, signal: AbortSignal): Promise<void>
  /** Nothing more comes. */
  isOver(): boolean
  /** What stood against more; `null`: nothing did. */
  trouble(): MediaTrouble | null
  stop(): Promise<void>
}

const CONNECT_AGAIN: Duration = seconds(10)
const CONNECTIONS_AT_MOST = 8
const COST = 1

/** What forbids a connection before it is made. */
function notToBeHad({ url, room, recorded }: FollowedLook): MediaTrouble | null {
  if (recorded) return 'recording'
  return url === room.pageUrl ? 'player-only' : null
}

/** The platform is asked as by a look; the place in its line is given back at once, since a ring is held for minutes. */
async function mayConnect(
  { gate }: CaptureDeps,
  url: string,
  signal: AbortSignal,
): Promise<boolean> {
  const turn = await gate.ask({ url, priority: 'suspect', cost: COST, signal })
  if (turn.kind === 'refused') return false
  await turn.done({ kind: 'says-nothing' })
  return true
}

export async function openRoomMedia(
  deps: CaptureDeps,
  refused: MediaTrouble | null,
): Promise<RoomMedia> {
  const shelf = refused === null ? await deps.recorder.open() : null
  let trouble: MediaTrouble | null = refused ?? (shelf === null ? 'disk-full' : null)
  let recording: Recording | null = null
  let connected = -CONNECT_AGAIN
  let connections = 0
  let isFull = false

  async function connect(look: FollowedLook, signal: AbortSignal): Promise<void> {
    if (shelf === null || connections >= CONNECTIONS_AT_MOST) return
    const now = deps.clock.monotonic()
    if (now - connected < CONNECT_AGAIN) return
    connected = now
    connections += 1
    const refusal = notToBeHad(look)
    if (refusal !== null) trouble = refusal
    else if (await mayConnect(deps, look.url, signal)) {
      recording = await deps.recorder.record(shelf, look.url)
    } else trouble = 'budget'
  }

  /** `false`: it holds more than it may, and all of it is asked for. */
  async function tidy(at: CaptureShelf, state: CaptureState): Promise<boolean> {
    const segments = await at.segments()
    const dropped = outOfRing(segments, state, deps.clock.now(), deps.mostBytes)
    await at.drop(dropped)
    const left = segments.filter(({ name }) => !dropped.includes(name))
    return left.reduce((sum, { bytes }) => sum + bytes, 0) <= deps.mostBytes
  }

  return {
    shelf,
    async tend(state, look, signal) {
      if (shelf === null || isFull) return
      const broken = recording?.trouble() ?? null
      if (broken !== null) trouble = broken
      if (recording === null || broken === 'ended' || broken === 'refused') {
        await connect(look, signal)
      }
      if (await tidy(shelf, state)) return
      isFull = true
      trouble = 'too-large'
      await recording?.stop()
    },
    isOver: () =>
      shelf === null || isFull || (recording?.trouble() ?? null) !== null || recording === null,
    trouble: () => trouble,
    stop: async () => await recording?.stop(),
  }
}
