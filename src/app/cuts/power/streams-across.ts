import type { RegionCode } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import { minutes } from '../../../core/time/duration.ts'
import { type Instant, plus } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Transactions } from '../../../ports/records/records.ts'
import { STREAM_KEY, sharedAddresses } from '../../address/shared-addresses.ts'
import { hitKeysOf } from './find-hits.ts'

/** Two rooms of different regions that are registered with one stream. */
export type StreamAcross = readonly [SharingRoom, SharingRoom]
export type SharingRoom = {
  readonly roomId: string
  readonly title: string
  readonly region: RegionCode
}

/** Pages ask every few seconds; who registers a stream twice waits so long at most for it to be told. */
const ANEW_AFTER = minutes(0.25)

const told = ({ id: roomId, title, region }: LiveRoom): SharingRoom => ({ roomId, title, region })

/** Pairs of a group that has a key in common: whether they share the stream their addresses say. */
const pairsOf = (rooms: readonly LiveRoom[]): readonly StreamAcross[] =>
  rooms.flatMap((room, place) => {
    const others = rooms.slice(place + 1).filter(({ region }) => region !== room.region)
    return sharedAddresses(room, others)
      .filter(({ kind }) => kind === 'stream')
      .map((shared): StreamAcross => [told(room), told(shared.room)])
  })

/**
 * Streams that are registered in two regions: the cut of either room is then for somebody who holds both. Asked of the whole
 * register and remembered for a while; whom to tell is for the caller to say.
 */
export function createStreamsAcross({
  transactions,
  clock,
}: {
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now'>
}): () => Promise<readonly StreamAcross[]> {
  let known: readonly StreamAcross[] = []
  let until: Instant | null = null
  return async () => {
    const now = clock.now()
    if (until !== null && now < until) return known
    const groups = await transactions.run(({ whole: { rooms } }) =>
      rooms.acrossRegions(STREAM_KEY, hitKeysOf),
    )
    const pairs = groups.flatMap(pairsOf)
    known = [
      ...new Map(pairs.map((pair) => [pair.map((one) => one.roomId).join(' '), pair])).values(),
    ]
    until = plus(now, ANEW_AFTER)
    return known
  }
}
