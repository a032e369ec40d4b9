import type { NalCodec } from '../nal/annex-b.ts'
import type { RtpPacket } from './rtp-packet.ts'
import { createNalUnpacker } from './unpack-nal-units.ts'

const MAXIMUM_UNITS = 2_048
const MAXIMUM_BYTES = 6_000_000

/** Gathers the NAL units of one picture: those with one timestamp, up to the packet that is marked as its last. */
export class AccessUnits {
  readonly #unpacker: ReturnType<typeof createNalUnpacker>
  #units: Uint8Array[] = []
  #bytes = 0
  #timestamp: number | null = null
  #sequence: number | null = null
  #damaged = false

  constructor(codec: NalCodec, numbered: boolean) {
    this.#unpacker = createNalUnpacker(codec, numbered)
  }

  /** Pictures that this packet completes, each as its units. One with a gap in it is left out. */
  push(packet: RtpPacket): readonly (readonly Uint8Array[])[] {
    const complete: (readonly Uint8Array[])[] = []
    if (this.#timestamp !== null && this.#timestamp !== packet.timestamp)
      complete.push(this.#take())
    this.#timestamp = packet.timestamp
    if (this.#sequence !== null && ((this.#sequence + 1) & 0xffff) !== packet.sequence) {
      this.#unpacker.drop()
      this.#damaged = true
    }
    this.#sequence = packet.sequence
    for (const unit of this.#unpacker.push(packet.payload)) this.#keep(unit)
    if (packet.marker) complete.push(this.#take())
    return complete.filter((units) => units.length > 0)
  }

  #keep(unit: Uint8Array): void {
    this.#bytes += unit.length
    if (this.#units.length >= MAXIMUM_UNITS || this.#bytes > MAXIMUM_BYTES) this.#damaged = true
    if (!this.#damaged) this.#units.push(unit)
  }

  #take(): readonly Uint8Array[] {
    const units = this.#damaged ? [] : this.#units
    this.#units = []
    this.#bytes = 0
    this.#damaged = false
    this.#timestamp = null
    return units
  }
}
