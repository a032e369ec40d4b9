import { keptSpeech, resumeSpeech } from '../../core/hearing/kept-speech.ts'
import { clipsAmong } from '../../core/violations/evidence-piece.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { HearingMemory, SavedHearing } from './memory/hearing-memory.ts'
import type { RoomMemory } from './memory/room-memory.ts'

type SpeechDeps = { readonly transactions: Transactions }

/** How the room sounded when it was last watched, by whatever worker: twelve minutes are longer than a lease. */
export async function recallSpeech(
  { transactions }: SpeechDeps,
  { clock, hearing, kept }: RoomMemory,
  roomId: string,
): Promise<Pick<RoomMemory, 'hearing' | 'kept'>> {
  const row = await transactions.run(({ speech }) => speech.of(roomId))
  if (row === null) return { hearing, kept }
  const count = resumeSpeech(row, clock)
  // Nobody would make a clip again for minutes: the one that waits has to come along.
  const waiting = count.speech.since === null ? [] : row.clips
  // Not `saved`: another clock may have written it, so that it is written anew with the first look.
  return { hearing: { ...hearing, ...count, saved: null }, kept: { ...kept, waiting } }
}

function isSaved(now: SavedHearing, saved: SavedHearing | null): boolean {
  if (saved === null) return false
  const said = ({
    speech: { since, last, listenings },
    listenedAt,
    clippedAt,
    clips,
  }: SavedHearing) =>
    JSON.stringify([since, last, listenings, listenedAt, clippedAt, clips.map((one) => one.sha256)])
  return said(now) === said(saved)
}

/** Writes the count down when it has changed: at a listening, and when words were read. Gives what the memory has to know of it. */
export async function keepSpeech(
  { transactions, clock }: SpeechDeps & { readonly clock: Clock },
  { hearing, kept }: RoomMemory,
  roomId: string,
): Promise<Pick<HearingMemory, 'saved'>> {
  const { speech, listenedAt, clippedAt } = hearing
  const clips = clipsAmong(kept.waiting)
  const saved = { speech, listenedAt, clippedAt, clips }
  if (isSaved(saved, hearing.saved)) return { saved: hearing.saved }
  const now = { wall: clock.now(), monotonic: clock.monotonic() }
  const row = { ...keptSpeech(saved, now), clips }
  await transactions.run((records) => records.speech.save(roomId, row))
  return { saved }
}
