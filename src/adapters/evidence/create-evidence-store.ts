import { fail, type Result, succeed } from '../../core/fault.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import { type ByteStorage, createContentFiles } from './content-files.ts'
import { type EvidenceAddress, readEvidenceAddress } from './evidence-address.ts'
import { openBucket, openFolder } from './evidence-storage.ts'
import { createStoreIdentity, type StoreIdentity } from './store-identity.ts'

/** Never kept: asking for it shows whether the place answers. */
const NOBODY = '0'.repeat(64)

export type OpenEvidenceStore = EvidenceStore & { readonly identity: StoreIdentity }

const open = (address: EvidenceAddress, make: boolean): Promise<ByteStorage> =>
  address.kind === 'file' ? openFolder(address, make) : openBucket(address)

const placeOf = (address: EvidenceAddress): string =>
  address.kind === 'file' ? address.folder : `s3://${address.bucket}/${address.prefix}`

/** Folder or bucket of an evidence address, for people: never its secrets. */
export function evidencePlace(url: string): string {
  const address = readEvidenceAddress(url)
  return address.ok ? placeOf(address.value) : 'XUNCHA_EVIDENCE_URL'
}

/** A refused HEAD has no body, so the client of the bucket knows the status and nothing else. */
function httpStatus(error: Error): number | null {
  const metadata: unknown = '$metadata' in error ? error.$metadata : null
  if (typeof metadata !== 'object' || metadata === null) return null
  const status: unknown = 'httpStatusCode' in metadata ? metadata.httpStatusCode : null
  return typeof status === 'number' ? status : null
}

function rootMessage(error: unknown): string {
  let current = error
  while (current instanceof Error && current.cause instanceof Error) current = current.cause
  if (!(current instanceof Error)) return String(current)
  const status = httpStatus(current)
  return status === null ? current.message || current.name : `HTTP ${status}`
}

/**
 * Opens the evidence store at `file:…` or `s3:…` (see `readEvidenceAddress`) and asks it once whether it answers.
 * `make`: a folder that is not there is made; one that was used before is away instead, and nothing is put in its way.
 * Faults: `setting-invalid` when the address is none, or the place cannot be used.
 */
export async function createEvidenceStore(
  url: string,
  { make = true }: { readonly make?: boolean } = {},
): Promise<Result<OpenEvidenceStore>> {
  const address = readEvidenceAddress(url)
  if (!address.ok) return address
  const place = placeOf(address.value)
  try {
    const storage = await open(address.value, make)
    const identity = createStoreIdentity(storage, place)
    const store = createContentFiles(storage, identity.verify)
    await store.get(NOBODY)
    return succeed({ ...store, identity })
  } catch (error) {
    const why = rootMessage(error)
    return fail(
      'setting-invalid',
      `证据存储 ${place} 不可用（${why}），请检查 XUNCHA_EVIDENCE_URL 与权限。` +
        ` The evidence store ${place} cannot be used (${why}): check XUNCHA_EVIDENCE_URL and permissions.`,
      'XUNCHA_EVIDENCE_URL',
    )
  }
}
