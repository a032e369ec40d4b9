/** A host as it stands in an address: that of IPv6 has colons of its own (RFC 3986, 3.2.2). */
export const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)
