const PACKET = 188
const SYNC = 0x47
/** Recorders (BDAV) put four bytes of time before each packet. */
const LAYOUTS = [
  { size: PACKET, lead: 0 },
  { size: PACKET + 4, lead: 4 },
] as const
type Layout = (typeof LAYOUTS)[number]

const isSynced = (bytes: Uint8Array, at: number, { size, lead }: Layout): boolean =>
  [0, 1, 2].every((packet) => bytes[at + lead + packet * size] === SYNC)

/** Where three packets in a row begin, and how they lie; `null` while there are none. */
function findSync(bytes: Uint8Array): { readonly at: number; readonly layout: Layout } | null {
  for (let at = 0; at + 2 * PACKET < bytes.length; at += 1) {
    const layout = LAYOUTS.find((one) => isSynced(bytes, at, one))
    if (layout !== undefined) return { at, layout }
  }
  return null
}

/** What cannot be packets is not kept. */
const MAXIMUM_RUBBISH = 65_536

/**
 * Cuts bytes into transport stream packets (ISO/IEC 13818-1 §2.4.3.2). Rubbish before them and between them is passed
 * over.
 */
export function createPacketCutter(): { push(chunk: Uint8Array): readonly Uint8Array[] } {
  let pending: Uint8Array = new Uint8Array(0)
  let layout: Layout | null = null

  const synchronise = (): void => {
    const found = findSync(pending)
    layout = found?.layout ?? null
    if (found !== null) pending = pending.subarray(found.at)
    else if (pending.length > MAXIMUM_RUBBISH) pending = pending.subarray(-2 * (PACKET + 4))
  }

  /** The next packet; `null` when more bytes are needed for it. */
  const next = (): Uint8Array | null => {
    for (;;) {
      if (layout === null) synchronise()
      if (layout === null || pending.length < layout.size) return null
      const { size, lead } = layout
      if (pending[lead] !== SYNC) {
        layout = null
        pending = pending.subarray(1)
        continue
      }
      const packet = pending.subarray(lead, size)
      pending = pending.subarray(size)
      return packet
    }
  }

  return {
    push(chunk) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      const packets: Uint8Array[] = []
      for (let packet = next(); packet !== null; packet = next()) packets.push(packet)
      return packets
    },
  }
}
