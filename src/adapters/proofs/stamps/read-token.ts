import { constants, createHash, verify, type X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import {
  type Attribute,
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  SignedData,
  type SignerInfo,
  TSTInfo,
} from 'pkijs'
import type { ReadStamp, StampFault, StampTrouble } from '../../../core/evidence/proof/stamp.ts'
import type { Instant } from '../../../core/time/instant.ts'
import { certificateOf, leadsToRoot } from './certificate-path.ts'

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
/** RFC 2634 §5.4, hashed by SHA-1; RFC 5035 §4. */
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const RSA_PSS = '1.2.840.113549.1.1.10'
export const SHA_256 = '2.16.840.1.101.3.4.2.1'
const HASHES: Readonly<Record<string, string>> = {
  [SHA_256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** Says what is amiss; caught where a token is read. */
class Amiss extends Error {
  readonly fault: StampFault
  constructor(fault: StampFault, detail: string) {
    super(detail)
    this.fault = fault
  }
}

function must(holds: boolean, fault: StampFault, detail = ''): asserts holds {
  if (!holds) throw new Amiss(fault, detail)
}

const bytesOf = (buffer: ArrayBuffer | Uint8Array): Buffer =>
  buffer instanceof Uint8Array ? Buffer.from(buffer) : Buffer.from(new Uint8Array(buffer))
const digest = (name: string, bytes: Uint8Array): Buffer => createHash(name).update(bytes).digest()
const numberText = (integer: asn1.Integer): string =>
  bytesOf(integer.valueBlock.valueHexView).toString('hex').replace(/^0+/, '')

type Opened = {
  readonly content: Buffer
  readonly info: TSTInfo
  readonly signer: SignerInfo
  readonly certificates: readonly X509Certificate[]
}

function open(token: Uint8Array): Opened {
  const outer = ContentInfo.fromBER(token)
  must(outer.contentType === SIGNED_DATA, 'garbage')
  const signed = new SignedData({ schema: outer.content })
  const { eContentType, eContent } = signed.encapContentInfo
  const [signer, ...others] = signed.signerInfos
  must(eContentType === TST_INFO && eContent !== undefined, 'garbage')
  must(signer !== undefined && others.length === 0, 'garbage')
  const content = bytesOf(eContent.getValue())
  const certificates = (signed.certificates ?? [])
    .filter((one) => one instanceof Certificate)
    .map((one) => certificateOf(bytesOf(one.toSchema(true).toBER())))
    .filter((one) => one !== null)
  return { content, info: TSTInfo.fromBER(content), signer, certificates }
}

function attribute(signer: SignerInfo, type: string): Attribute['values'][number] | null {
  const found = (signer.signedAttrs?.attributes ?? []).filter((one) => one.type === type)
  const [only, ...others] = found.flatMap(({ values }) => values)
  return only === undefined || others.length > 0 ? null : only
}

/** First child at each step inwards. */
function inward(value: unknown, steps: number): unknown {
  let inner = value
  for (let step = 0; step < steps; step += 1) {
    inner = inner instanceof asn1.Sequence ? inner.valueBlock.value[0] : undefined
  }
  return inner
}

/** The hash that names the signing certificate: the first of SigningCertificate, or of its second version. */
function namedCertificate(signer: SignerInfo): { readonly hash: string; readonly value: Buffer } {
  const second = attribute(signer, SIGNING_CERTIFICATE_V2)
  const first = second ?? attribute(signer, SIGNING_CERTIFICATE)
  const named = inward(first, 2)
  must(named instanceof asn1.Sequence, 'signer')
  const [head, next] = named.valueBlock.value
  const hasAlgorithm = second !== null && head instanceof asn1.Sequence
  const algorithm = hasAlgorithm ? inward(head, 1) : null
  const value = hasAlgorithm ? next : head
  must(value instanceof asn1.OctetString, 'signer')
  const usual = second === null ? 'sha1' : 'sha256'
  const hash =
    algorithm instanceof asn1.ObjectIdentifier ? HASHES[algorithm.valueBlock.toString()] : usual
  must(hash !== undefined, 'signer', 'unknown hash')
  return { hash, value: bytesOf(value.getValue()) }
}

function signingCertificate({ signer, certificates }: Opened): X509Certificate {
  const { hash, value } = namedCertificate(signer)
  const found = certificates.find(({ raw }) => digest(hash, raw).equals(value))
  must(found !== undefined, 'signer', 'not in the answer')
  return found
}

function checkSignature({ content, signer }: Opened, { publicKey }: X509Certificate): void {
  const hash = HASHES[signer.digestAlgorithm.algorithmId]
  must(hash !== undefined, 'signature', `digest ${signer.digestAlgorithm.algorithmId}`)
  const type = attribute(signer, CONTENT_TYPE)
  const stated = attribute(signer, MESSAGE_DIGEST)
  must(
    type instanceof asn1.ObjectIdentifier && type.valueBlock.toString() === TST_INFO,
    'signature',
  )
  must(stated instanceof asn1.OctetString, 'signature')
  must(digest(hash, content).equals(bytesOf(stated.getValue())), 'signature')
  const attributes = signer.signedAttrs?.encodedValue
  must(attributes !== undefined, 'signature')
  const pss = signer.signatureAlgorithm.algorithmId === RSA_PSS
  const key = pss
    ? {
        key: publicKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_AUTO,
      }
    : publicKey
  const holds = verify(hash, bytesOf(attributes), key, bytesOf(signer.signature.getValue()))
  must(holds, 'signature')
}

/** For time stamps and nothing else, marked as critical (RFC 3161 §2.3). */
function checkPurpose({ raw }: X509Certificate): void {
  const extensions = Certificate.fromBER(raw).extensions ?? []
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  must(usage !== undefined, 'purpose', 'no extended key usage')
  must(usage.critical, 'purpose', 'not critical')
  const { parsedValue } = usage
  must(parsedValue instanceof ExtKeyUsage, 'purpose')
  const { keyPurposes } = parsedValue
  must(keyPurposes.length === 1 && keyPurposes[0] === TIME_STAMPING, 'purpose')
}

function checkInfo({ info }: Opened, imprint: Uint8Array, policy: string | null): void {
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  must(hashAlgorithm.algorithmId === SHA_256, 'imprint', 'not SHA-256')
  must(bytesOf(hashedMessage.getValue()).equals(bytesOf(imprint)), 'imprint')
  must(policy === null || info.policy === policy, 'policy', info.policy)
}

export const amissOf = (error: unknown): StampTrouble =>
  error instanceof Amiss
    ? { fault: error.fault, detail: error.message }
    : { fault: 'garbage', detail: '' }

/** Reads a token and checks all that does not depend on when it is looked at. */
export function readToken(
  token: Uint8Array,
  imprint: Uint8Array,
  policy: string | null,
  roots: readonly Uint8Array[],
): ReadStamp & { readonly nonce?: string | null } {
  try {
    const opened = open(token)
    checkInfo(opened, imprint, policy)
    const certificate = signingCertificate(opened)
    checkSignature(opened, certificate)
    checkPurpose(certificate)
    const given = roots.map(certificateOf).filter((one) => one !== null)
    const { genTime, nonce } = opened.info
    must(leadsToRoot(certificate, given, opened.certificates, genTime), 'chain')
    const stampedAt = genTime.getTime() as Instant
    return { ok: true, token, stampedAt, nonce: nonce === undefined ? null : numberText(nonce) }
  } catch (error) {
    return { ok: false, ...amissOf(error) }
  }
}
