import type { BusinessSystem, Institution } from '../../core/registry/institution.ts'
import { emptyDossier, kindOfActor } from '../../core/registry/object-kind.ts'
import { changed, type Draft, type DraftRegister, noteInstitution } from './draft-register.ts'
import { findInstitution, readOwner } from './find-owner.ts'
import { readInstitutionRow } from './institution-row.ts'
import { warnOfOddities } from './institution-warnings.ts'
import { mergeInstitution } from './merge-institution.ts'
import type { RowReader } from './row-reader.ts'
import { yesNoOf } from './typed-words.ts'

/** `false`, and noted in the reader, when the file has written of the same record before. */
export function isFirst<T extends { readonly id: string }>(
  draft: Draft<T>,
  id: string,
  reader: RowReader,
): boolean {
  const earlier = draft.rowOf.get(id)
  if (earlier !== undefined) {
    reader.reject(null, [`与第 ${earlier} 行重复`, `the same as row ${earlier}`])
    return false
  }
  draft.rowOf.set(id, String(reader.row))
  return true
}

export function applyInstitutionRow(
  reader: RowReader,
  draft: DraftRegister,
  nextId: () => string,
): void {
  const row = readInstitutionRow(reader)
  if (row.name === '') return
  const found = findInstitution(draft, row.creditCode ?? null, row.name, row.region)
  if (found.ambiguous) {
    reader.reject('name', [
      '同名同地机构不止一家，请填统一社会信用代码',
      'several of that name and place; give the credit code',
    ])
    return
  }
  const before = found.id === null ? null : (draft.institutions.now.get(found.id) ?? null)
  const id = before?.id ?? nextId()
  if (!isFirst(draft.institutions, id, reader)) return
  const merged = mergeInstitution(row, before, id, reader)
  if (merged === null) return
  warnOfOddities(merged, reader)
  noteInstitution(draft, merged)
}

function withSystem(institution: Institution, system: BusinessSystem): Institution {
  const dossier = institution.dossier ?? emptyDossier(kindOfActor(institution.actor))
  const others = dossier.systems.filter(({ name }) => name !== system.name)
  const known = dossier.systems.findIndex(({ name }) => name === system.name)
  const systems = known < 0 ? [...others, system] : dossier.systems.with(known, system)
  return { ...institution, dossier: { ...dossier, systems } }
}

/** Systems live in the file of their institution; `seen` tells the same one twice. */
export function applySystemRow(
  reader: RowReader,
  draft: DraftRegister,
  seen: Draft<BusinessSystem & { readonly id: string }>,
): void {
  const owner = readOwner(reader, draft)
  const name = reader.text('system')
  if (typeof name !== 'string') reader.reject('system', ['系统名称不能为空', 'the name is missing'])
  const own = reader.parsed('ownPlatform', ['应为 是 或 否', 'yes or no'], yesNoOf)
  if (owner === null || typeof name !== 'string') return
  const id = JSON.stringify([owner.id, name])
  const before = owner.dossier?.systems.find((system) => system.name === name)
  const typed = {
    platform: reader.text('platform'),
    account: reader.code('account'),
    address: reader.text('address'),
    ownPlatform: typeof own === 'string' ? own === 'yes' : own,
  }
  const system: BusinessSystem = {
    name,
    platform: typed.platform === undefined ? (before?.platform ?? null) : typed.platform,
    account: typed.account === undefined ? (before?.account ?? null) : typed.account,
    address: typed.address === undefined ? (before?.address ?? null) : typed.address,
    ownPlatform:
      typed.ownPlatform === undefined ? (before?.ownPlatform ?? null) : typed.ownPlatform,
  }
  if (!isFirst(seen, id, reader)) return
  seen.now.set(id, { ...system, id })
  if (before !== undefined) (seen.before as Map<string, unknown>).set(id, { ...before, id })
  noteInstitution(draft, withSystem(owner, system))
}

/** Institutions whose file grew by a system though no row of their own changed it. */
export function institutionsToWrite(draft: DraftRegister): readonly Institution[] {
  const { before, now } = draft.institutions
  const touched = { before, now, rowOf: new Map([...now.keys()].map((id) => [id, ''])) }
  const { created, updated } = changed(touched)
  return [...created, ...updated]
}
