import type { AddressFacts } from '../../core/evidence/capture/learned-facts.ts'

/** Asks the network about the address of a stream: headers, resolved addresses, certificate. */
export interface AddressReader {
  /** Never throws for what a server does; takes no longer than `signal`. */
  read(url: string, signal: AbortSignal): Promise<AddressFacts>
}
