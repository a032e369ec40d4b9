/**
 * Values of the Action Message Format, AMF0 (Adobe, 2007), as RTMP commands carry them. AMF3 values inside are read as
 * far as commands need: numbers, strings and truth values.
 */
export type AmfValue = string | number | boolean | null | AmfObject | readonly AmfValue[]
export type AmfObject = { readonly [name: string]: AmfValue }

const MAXIMUM_DEPTH = 8
const MAXIMUM_VALUES = 2_000

const word = (length: 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}

const name = (text: string): Buffer => {
  const bytes = Buffer.from(text).subarray(0, 65_535)
  return Buffer.concat([word(2, bytes.length), bytes])
}

function encodeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes.writeDoubleBE(value, 1)
  return bytes
}

const isList = (value: AmfValue): value is readonly AmfValue[] => Array.isArray(value)

/** One value as AMF0. */
export function encodeAmf(value: AmfValue): Buffer {
  if (value === null) return Buffer.from([5])
  if (typeof value === 'number') return encodeNumber(value)
  if (typeof value === 'boolean') return Buffer.from([1, value ? 1 : 0])
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), name(value)])
  if (isList(value)) {
    return Buffer.concat([Buffer.from([10]), word(4, value.length), ...value.map(encodeAmf)])
  }
  const members = Object.entries(value).flatMap(([key, member]) => [name(key), encodeAmf(member)])
  return Buffer.concat([Buffer.from([3]), ...members, Buffer.from([0, 0, 9])])
}

/** Thrown inside this file only: the bytes end early or are no AMF. */
class Broken extends Error {}

class Reader {
  readonly #bytes: Buffer
  #at = 0
  #values = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length
  }

  #take(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#bytes.length) throw new Broken()
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }

  #text(lengthBytes: 2 | 4): string {
    return this.#take(this.#take(lengthBytes).readUIntBE(0, lengthBytes)).toString('utf8')
  }

  #members(depth: number): AmfObject {
    const entries: [string, AmfValue][] = []
    for (;;) {
      const key = this.#text(2)
      if (key === '' && this.#bytes[this.#at] === 9) {
        this.#at += 1
        // Not by assignment: a member called __proto__ stays a member.
        return Object.fromEntries(entries)
      }
      entries.push([key, this.value(depth + 1)])
    }
  }

  #list(depth: number): readonly AmfValue[] {
    const length = this.#take(4).readUInt32BE()
    const values: AmfValue[] = []
    while (values.length < length) values.push(this.value(depth + 1))
    return values
  }

  value(depth = 0): AmfValue {
    this.#values += 1
    if (depth > MAXIMUM_DEPTH || this.#values > MAXIMUM_VALUES) throw new Broken()
    const marker = this.#take(1)[0] ?? 0
    switch (marker) {
      case 0:
        return this.#take(8).readDoubleBE()
      case 1:
        return this.#take(1)[0] !== 0
      case 2:
        return this.#text(2)
      case 12:
      case 15:
        return this.#text(4)
      case 3:
        return this.#members(depth)
      default:
        return this.#rarer(marker, depth)
    }
  }

  #rarer(marker: number, depth: number): AmfValue {
    switch (marker) {
      case 5:
      case 6:
        return null
      case 7:
        this.#take(2)
        return null
      case 8:
        this.#take(4)
        return this.#members(depth)
      case 10:
        return this.#list(depth)
      case 11: {
        const date = this.#take(8).readDoubleBE()
        this.#take(2)
        return date
      }
      case 16:
        this.#text(2)
        return this.#members(depth)
      case 17:
        return this.#amf3()
      default:
        throw new Broken()
    }
  }

  /** Seven bits a byte, the fourth byte whole (AMF3 §1.3.1). */
  #u29(): number {
    let value = 0
    for (let i = 0; i < 3; i += 1) {
      const byte = this.#take(1)[0] ?? 0
      value = (value << 7) | (byte & 0x7f)
      if (byte < 0x80) return value
    }
    return (value << 8) | (this.#take(1)[0] ?? 0)
  }

  #amf3(): AmfValue {
    const marker = this.#take(1)[0] ?? 0
    if (marker <= 1) return null
    if (marker <= 3) return marker === 3
    if (marker === 4) return this.#u29()
    if (marker === 5) return this.#take(8).readDoubleBE()
    if (marker === 6) return this.#take(this.#u29() >> 1).toString('utf8')
    throw new Broken()
  }
}

/**
 * All values up to the end, or up to the first that is broken, too deep or too many: what was understood of a hostile
 * command is enough to end the conversation.
 */
export function decodeAmf(bytes: Uint8Array): readonly AmfValue[] {
  const reader = new Reader(bytes)
  const values: AmfValue[] = []
  try {
    while (!reader.done) values.push(reader.value())
  } catch (error) {
    if (!(error instanceof Broken)) throw error
  }
  return values
}

/** A member of an object; `null` of anything else. */
export function memberOf(value: AmfValue | undefined, key: string): AmfValue {
  if (value === undefined || value === null || typeof value !== 'object' || isList(value)) {
    return null
  }
  return Object.hasOwn(value, key) ? (value[key] ?? null) : null
}
