import { normaliseCreditCode } from '../../core/registry/credit-code.ts'
import type { Institution } from '../../core/registry/institution.ts'
import { type DraftRegister, nameKey } from './draft-register.ts'
import type { RowReader } from './row-reader.ts'

/** The registered institution that a credit code, or else a name and a place, means; `null` when none. */
export function findInstitution(
  draft: DraftRegister,
  code: string | null,
  name: string,
  region: string | undefined,
): { readonly id: string | null; readonly ambiguous: boolean } {
  const byCode = code === null ? undefined : draft.byCode.get(code)
  if (byCode !== undefined) return { id: byCode, ambiguous: false }
  const named =
    region === undefined
      ? draft.byBareName.get(name.trim())
      : draft.byName.get(nameKey(name, region))
  // Somebody who is registered under another code is somebody else.
  const same = (named ?? []).filter((id) => {
    const other = draft.institutions.now.get(id)?.creditCode ?? null
    return code === null || other === null || normaliseCreditCode(other) === code
  })
  return { id: same.length === 1 ? (same[0] ?? null) : null, ambiguous: same.length > 1 }
}

/** The institution a row of systems, rooms or courses belongs to; notes in the reader when there is not exactly one. */
export function readOwner(reader: RowReader, draft: DraftRegister): Institution | null {
  const typedCode = reader.code('ownerCode') ?? null
  const name = reader.text('ownerName') ?? ''
  const code = typedCode === null ? null : normaliseCreditCode(typedCode)
  if (code === null && name === '') {
    reader.reject(null, ['须填机构信用代码或所属机构', 'names no institution'])
    return null
  }
  const found = findInstitution(draft, code, name, undefined)
  const owner = found.id === null ? undefined : draft.institutions.now.get(found.id)
  if (owner !== undefined) return owner
  const field = code === null ? 'ownerName' : 'ownerCode'
  reader.reject(
    field,
    found.ambiguous
      ? ['同名机构不止一家，请填机构信用代码', 'several institutions of that name; give the code']
      : ['没有登记这家机构', 'no such institution is registered'],
  )
  return null
}
