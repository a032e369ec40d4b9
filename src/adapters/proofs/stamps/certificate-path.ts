import { X509Certificate } from 'node:crypto'

/** Longer no chain of an authority is. */
const STEPS_AT_MOST = 8

const holdsAt = ({ validFromDate, validToDate }: X509Certificate, at: Date): boolean =>
  validFromDate <= at && at <= validToDate

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  if (!issuer.ca || !certificate.checkIssued(issuer)) return false
  try {
    return certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}

export const certificateOf = (bytes: Uint8Array): X509Certificate | null => {
  try {
    return new X509Certificate(bytes)
  } catch {
    return null
  }
}

/**
 * Whether a certificate leads to one of the roots by certificates that all held at that moment. Of what is given as root only
 * what signed itself is trusted; the others are there to be gone through, as those of the token. Whether one was
 * revoked is not asked.
 */
export function leadsToRoot(
  certificate: X509Certificate,
  given: readonly X509Certificate[],
  ofToken: readonly X509Certificate[],
  at: Date,
  steps = STEPS_AT_MOST,
): boolean {
  if (steps === 0 || !holdsAt(certificate, at)) return false
  const roots = given.filter((root) => issued(root, root))
  if (roots.some(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256)) return true
  const others = [...given, ...ofToken].filter(
    ({ fingerprint256 }) => fingerprint256 !== certificate.fingerprint256,
  )
  return others.some(
    (issuer) => issued(issuer, certificate) && leadsToRoot(issuer, given, ofToken, at, steps - 1),
  )
}
