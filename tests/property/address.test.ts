import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddress } from '../../src/app/address/read-address.ts'
import { mergeStreams } from '../../src/app/address/shared-addresses.ts'
import { isSameStream } from '../../src/app/address/stream-name.ts'
import { matchRooms, readAsked } from '../../src/app/queries/match-room.ts'
import { aRoom } from '../build/violations.ts'

const name = fc.stringMatching(/^[a-z0-9]{3,12}$/)
const stream = fc.record({ host: name, app: name, stream: name })
type Stream = { readonly host: string; readonly app: string; readonly stream: string }

const FORMS: readonly ((one: Stream) => string)[] = [
  ({ host, app, stream }) => `https://${host}.example/${app}/${stream}.flv`,
  ({ host, app, stream }) => `https://${host}.example/${app}/${stream}.m3u8`,
  ({ host, app, stream }) => `http://${host}.example/${app}/${stream}/index.m3u8`,
  ({ host, app, stream }) => `rtmp://${host}.example/${app}/${stream}`,
  ({ host, app, stream }) => `rtsp://${host}.example:554/${app}/${stream}`,
  ({ host, app, stream }) => `webrtc://${host}.example/${app}/${stream}`,
]
const form = fc.constantFrom(...FORMS)
const signature = fc
  .tuple(fc.constantFrom('sign', 'txSecret', 'wsSecret', 'auth_key', 'zz', 'expires'), name)
  .map(([key, value]) => `${key}=${value}`)

const lookUp = (text: string, ...addresses: readonly string[]) => {
  const asked = readAsked(text)
  const rooms = addresses.map((address, i) =>
    aRoom({ id: String(i), pageUrl: null, streamUrls: [address] }),
  )
  return asked === null ? [] : matchRooms(rooms, asked).map(({ room }) => room.id)
}

test('whatever the protocol and the signature, a stream finds its own room and no other', () => {
  fc.assert(
    fc.property(stream, stream, form, form, signature, (one, other, known, typed, signed) => {
      fc.pre(one.host !== other.host || one.app !== other.app || one.stream !== other.stream)
      expect(lookUp(`${typed(one)}?${signed}`, known(one), known(other))).toEqual(['0'])
    }),
    { numRuns: 500 },
  )
})

test('being the same stream is mutual', () => {
  fc.assert(
    fc.property(stream, stream, form, form, (one, other, first, second) => {
      const [a, b] = [readAddress(first(one)), readAddress(second(other))]
      if (a === null || b === null) throw new Error('a made address was not read')
      expect(isSameStream(a, b)).toBe(isSameStream(b, a))
      expect(isSameStream(a, a)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('merging addresses twice is merging them once', () => {
  const addresses = fc.array(
    fc.tuple(stream, form).map(([one, write]) => write(one)),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(addresses, addresses, (given, known) => {
      const once = mergeStreams(given, known)
      expect(mergeStreams(given, once)).toEqual(once)
    }),
    { numRuns: 300 },
  )
})

test('any text at all is read or not read, and nothing is thrown', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: 'binary' }).map((text) => `https://h.example/${text}`),
    fc.string({ unit: 'binary' }).map((text) => `rtmp://${text}`),
  )
  fc.assert(
    fc.property(nasty, (text) => {
      expect(() => lookUp(text, 'https://h.example/live/a.m3u8')).not.toThrow()
    }),
    { numRuns: 200 },
  )
})
