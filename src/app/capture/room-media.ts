import type { CaptureState } from '../../core/evidence/capture/capture-plan.ts'
import { outOfRing } from '../../core/evidence/capture/capture-plan.ts'
import type { DatedTrouble, MediaTrouble } from '../../core/evidence/capture/capture-words.ts'
import { type Duration, minutes, seconds } from '../../core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../core/time/instant.ts'
import type { CaptureShelf, Recording } from '../../ports/capture/media-recorder.ts'
import type { CaptureDeps, FollowedLook } from './capture-deps.ts'

/** The ring of one room: its connection, made anew where it breaks off, and what it may hold. */
export type RoomMedia = {
  readonly shelf: CaptureShelf | null
  /** Lets go what nobody will ask for, and connects again where that may help. */
  tend(state: CaptureState, look: FollowedLook, signal: AbortSignal): Promise<void>
  /** Nothing more comes. */
  isOver(): boolean
  /** What stood against more, and when. */
  troubles(): readonly DatedTrouble[]
  stop(): Promise<void>
}

const CONNECT_AGAIN: Duration = seconds(10)
/** A server that breaks off again and again is left alone for longer each time, and for no longer than this. */
const CONNECT_AT_LEAST_EVERY: Duration = minutes(2)
/** A connection that was good for so long says nothing against the next. */
const HELD: Duration = minutes(1)
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

/** One after the other: of one time there is one reason. */
function createTroubles(now: () => Instant, first: MediaTrouble | null) {
  // What stood against it from the first stood against all that came before, too.
  const always = instantOfEpochMilliseconds(0)
  let told: readonly DatedTrouble[] =
    first === null ? [] : [{ trouble: first, from: always, to: null }]
  const clear = (): void => {
    told = told.map((one) => ({ ...one, to: one.to ?? now() }))
  }
  return {
    told: () => told,
    clear,
    tell(trouble: MediaTrouble): void {
      const last = told.at(-1)
      if (last?.trouble === trouble && last.to === null) return
      clear()
      told = [...told, { trouble, from: now(), to: null }]
    },
  }
}

/** When the next connection may be made. Refusals of our own gate say nothing of the server. */
function createPatience(monotonic: () => Duration) {
  let asked = -CONNECT_AT_LEAST_EVERY
  let connected: Duration | null = null
  let failures = 0
  return {
    isDue: (): boolean =>
      monotonic() - asked >= Math.min(CONNECT_AGAIN * 2 ** failures, CONNECT_AT_LEAST_EVERY),
    asking: (): void => {
      asked = monotonic()
    },
    connected: (): void => {
      connected = monotonic()
    },
    broken: (): void => {
      if (connected === null) return
      failures = monotonic() - connected >= HELD ? 0 : failures + 1
      connected = null
    },
  }
}

export async function openRoomMedia(
  deps: CaptureDeps,
  refused: MediaTrouble | null,
): Promise<RoomMedia> {
  const shelf = refused === null ? await deps.recorder.open() : null
  const troubles = createTroubles(deps.clock.now, refused ?? (shelf === null ? 'disk-full' : null))
  const patience = createPatience(deps.clock.monotonic)
  let recording: Recording | null = null
  let isFull = false

  async function connect(at: CaptureShelf, look: FollowedLook, signal: AbortSignal) {
    if (!patience.isDue()) return
    patience.asking()
    const refusal = notToBeHad(look)
    if (refusal !== null) return troubles.tell(refusal)
    if (!(await mayConnect(deps, look.url, signal))) return troubles.tell('budget')
    recording = await deps.recorder.record(at, look.url)
    patience.connected()
    if (recording.trouble() === null) troubles.clear()
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
      if (broken !== null) {
        troubles.tell(broken)
        patience.broken()
      }
      if (recording === null || broken === 'ended' || broken === 'refused') {
        await connect(shelf, look, signal)
      }
      if (await tidy(shelf, state)) return
      isFull = true
      troubles.tell('too-large')
      await recording?.stop()
    },
    isOver: () =>
      shelf === null || isFull || (recording?.trouble() ?? null) !== null || recording === null,
    troubles: troubles.told,
    stop: async () => await recording?.stop(),
  }
}
