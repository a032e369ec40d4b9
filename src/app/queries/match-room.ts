import { isCalled } from '../../core/registry/cut-target.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { pageMatch, roomIdsOf, siteOf } from '../address/page-identity.ts'
import { type Address, plainHostOf, readAddress } from '../address/read-address.ts'
import { beneathOf, isSameServer, isSameStream, streamNameOf } from '../address/stream-name.ts'

/** What of the room an address belongs to: its page, a stream, a segment beneath one, or where it is pushed to. */
export type LookupMatch = 'page' | 'stream' | 'segment' | 'push'

/**
 * Why it belongs there. `same-folder` and `room-id` are leads only: other rooms may share the folder, and another
 * platform may have given the same number.
 */
export const LOOKUP_REASONS = [
  'exact',
  'same-stream',
  'segment-of',
  'same-page',
  'same-folder',
  'room-id',
] as const
export type LookupReason = (typeof LOOKUP_REASONS)[number]

export type AddressMatch = {
  readonly by: LookupMatch
  readonly why: LookupReason
  /** The registered address that it was found by. */
  readonly address: string
}

export const isLead = ({ why }: AddressMatch): boolean => why === 'same-folder' || why === 'room-id'

/** What was typed into the box, read once for all rooms. */
export type Asked =
  | { readonly kind: 'address'; readonly address: Address }
  /** A number or name by which people call a room. */
  | { readonly kind: 'room-id'; readonly id: string }

export function readAsked(text: string): Asked | null {
  const address = readAddress(text)
  if (address !== null) return { kind: 'address', address }
  const id = text.trim()
  return /^[\w-]{2,64}$/.test(id) ? { kind: 'room-id', id } : null
}

type Registered = {
  readonly role: 'page' | 'stream' | 'push'
  readonly text: string
  readonly address: Address
}

/** The media server's own push address; on which port it listens is not registered. */
function pushTarget({ cutTarget }: LiveRoom, asked: Asked): readonly Registered[] {
  if (cutTarget === null || !isCalled(cutTarget) || cutTarget.platform === 'webhook') return []
  const place = 'domain' in cutTarget ? `rtmp://${cutTarget.domain}/` : cutTarget.apiUrl
  if (!mayFit(asked.kind === 'address' ? place : cutTarget.stream, asked)) return []
  const host = readAddress(place)?.host
  if (host === undefined) return []
  const text = `rtmp://${host}/${cutTarget.app}/${cutTarget.stream}`
  const address = readAddress(text)
  return address === null
    ? []
    : [{ role: 'push', text, address: { ...address, family: 'any' as const } }]
}

/** Whether an address can be what is asked for, without reading it: most of a large register is passed over so. */
function mayFit(text: string, asked: Asked): boolean {
  if (asked.kind === 'room-id') return text.includes(asked.id)
  const host = plainHostOf(text)
  return host === null || siteOf({ host }) === siteOf(asked.address)
}

/** The addresses by which a room is known and that may fit, its page first. */
function registeredOf(room: LiveRoom, asked: Asked): readonly Registered[] {
  const read = (role: Registered['role']) => (text: string) => {
    const address = mayFit(text, asked) ? readAddress(text) : null
    return address === null ? [] : [{ role, text, address }]
  }
  return [
    ...[room.pageUrl].flatMap((page) => (page === null ? [] : read('page')(page))),
    ...room.streamUrls.flatMap(read('stream')),
    ...(room.pushUrls ?? []).flatMap(read('push')),
    ...pushTarget(room, asked),
  ]
}

const isSamePlace = (a: Address, b: Address): boolean =>
  a.family === b.family && isSameServer(a, b) && a.segments.join('/') === b.segments.join('/')

function matchAddress(asked: Address, { role, text, address }: Registered): AddressMatch | null {
  if (role === 'page') {
    const why = pageMatch(asked, address)
    return why === null ? null : { by: 'page', why, address: text }
  }
  if (isSameStream(asked, address)) {
    const why = isSamePlace(asked, address) ? 'exact' : 'same-stream'
    return { by: role, why, address: text }
  }
  const beneath = beneathOf(asked, address)
  if (beneath === null) return null
  const why = beneath === 'of-stream' ? 'segment-of' : 'same-folder'
  return { by: 'segment', why, address: text }
}

function matchId(id: string, { role, text, address }: Registered): AddressMatch | null {
  const names =
    role === 'page' ? roomIdsOf(address) : [streamNameOf(address)?.path.split('/').at(-1)]
  return names.includes(id) ? { by: role, why: 'room-id', address: text } : null
}

const strength = ({ why }: AddressMatch): number => LOOKUP_REASONS.indexOf(why)

/** One box for any address that an officer has at hand: the best reason, or `null` when it is another room's. */
export function matchRoom(room: LiveRoom, asked: Asked): AddressMatch | null {
  const found = registeredOf(room, asked).flatMap((registered) => {
    const match =
      asked.kind === 'address'
        ? matchAddress(asked.address, registered)
        : matchId(asked.id, registered)
    return match === null ? [] : [match]
  })
  return found.toSorted((a, b) => strength(a) - strength(b))[0] ?? null
}

/** Rooms that fit, best first. Leads are named only when nothing better is known, and then all of them. */
export function matchRooms(
  rooms: readonly LiveRoom[],
  asked: Asked,
): readonly { readonly room: LiveRoom; readonly match: AddressMatch }[] {
  const found = rooms
    .flatMap((room) => {
      const match = matchRoom(room, asked)
      return match === null ? [] : [{ room, match }]
    })
    .toSorted((a, b) => strength(a.match) - strength(b.match))
  const sure = found.filter(({ match }) => !isLead(match))
  return sure.length > 0 ? sure : found
}
