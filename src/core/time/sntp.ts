/** Seconds from 1900 to 1970 (RFC 5905 §6). */
const ERA = 2_208_988_800
const HALF_ERA = 2_147_483_648
const PACKET_BYTES = 48
const CLIENT_VERSION_4 = 0b00_100_011
const SERVER_MODE = 4
const HIGHEST_STRATUM = 15
/** Dispersion of a second of waiting, seconds (RFC 5905 §7.2: 15 parts in a million). */
const DRIFT = 15e-6

/** What a time server answered, reckoned (RFC 4330 §5, RFC 5905 §8). Milliseconds. */
export type SntpReading = {
  /** To be added to our time. */
  readonly offset: number
  /** The true offset is within so much of it. */
  readonly uncertainty: number
  readonly stratum: number
}

const fixedSeconds = (view: DataView, at: number): number =>
  view.getUint16(at) + view.getUint16(at + 2) / 65_536

/** Seconds begin again in 2036: those of the lower half are of the era after (RFC 4330 §3). */
function millisecondsAt(view: DataView, at: number): number {
  const told = view.getUint32(at)
  const whole = (told < HALF_ERA ? told + 2 * HALF_ERA : told) - ERA
  return (whole + view.getUint32(at + 4) / (2 * HALF_ERA)) * 1_000
}

/** A question to a time server. `mark`: eight bytes that the answer has to bring back, so that no other is taken for it. */
export function sntpRequest(mark: Uint8Array): Uint8Array {
  const packet = new Uint8Array(PACKET_BYTES)
  packet[0] = CLIENT_VERSION_4
  packet.set(mark.subarray(0, 8), 40)
  return packet
}

/**
 * Reads the answer. `sent` and `received`: by our clock, milliseconds since 1970; how long it took is their difference.
 * `null`: it is no answer to this question, or the server says itself that it does not know the time.
 */
export function readSntp(
  answer: Uint8Array,
  {
    mark,
    sent,
    received,
  }: { readonly mark: Uint8Array; readonly sent: number; readonly received: number },
): SntpReading | null {
  if (answer.length < PACKET_BYTES) return null
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength)
  const [head, stratum] = [view.getUint8(0), view.getUint8(1)]
  const isOurs = mark.every((byte, place) => view.getUint8(24 + place) === byte)
  const knows = head >> 6 !== 3 && stratum >= 1 && stratum <= HIGHEST_STRATUM
  if (!isOurs || !knows || (head & 7) !== SERVER_MODE) return null
  const [arrived, left] = [millisecondsAt(view, 32), millisecondsAt(view, 40)]
  const offset = (arrived - sent + (left - received)) / 2
  const way = Math.max(0, received - sent - (left - arrived))
  const itself = (fixedSeconds(view, 4) / 2 + fixedSeconds(view, 8)) * 1_000
  const drift = DRIFT * (received - sent)
  return { offset, uncertainty: way / 2 + itself + drift, stratum }
}
