import { type Result, succeed } from '../../core/fault.ts'
import type { Institution } from '../../core/registry/institution.ts'
import { maskName } from '../../core/registry/teacher.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded, notFound } from '../commands/command.ts'
import { isOvertaken, overtaken, type StillIs } from './overtaken.ts'

export type SaveDeps = CommandDeps & { readonly identifiers: Identifiers }

/** However they come in, full names of teachers are not kept. */
function withMaskedNames(institution: Institution): Institution {
  const { dossier } = institution
  if (dossier === undefined) return institution
  const teachers = dossier.teachers.map((one) => ({ ...one, name: maskName(one.name) }))
  return { ...institution, dossier: { ...dossier, teachers } }
}

async function writeInstitution(
  records: Records,
  deps: SaveDeps,
  command: Commanded,
  institution: Institution,
): Promise<Result<Institution>> {
  const saved = withMaskedNames(institution)
  await records.institutions.save(saved)
  await audit(records, deps.clock, command, {
    type: 'system.changed',
    subjectKind: 'institution',
    subjectId: saved.id,
    data: saved,
  })
  return succeed(saved)
}

/** Registers an institution (`id` is `null`) or replaces what is known of it; `overtaken` where somebody was faster. */
export async function saveInstitution(
  deps: SaveDeps,
  command: Commanded & {
    readonly id: string | null
    readonly institution: Omit<Institution, 'id'>
    readonly stillIs?: StillIs<Institution>
  },
): Promise<Result<Institution>> {
  return await deps.transactions.run(async (records) => {
    await records.institutions.holdImports()
    const before = command.id === null ? null : await records.institutions.find(command.id)
    if (command.id !== null && before === null) return notFound('该机构', 'institution')
    if (isOvertaken(before, command.stillIs)) return overtaken()
    const id = command.id ?? deps.identifiers.next()
    // Who says nothing of the file leaves it as it is: a licence is not lost by a new name.
    const kept = before?.dossier === undefined ? {} : { dossier: before.dossier }
    return await writeInstitution(records, deps, command, { ...kept, ...command.institution, id })
  })
}

/** Changes some of what is known of an institution; what is left out stays. */
export async function changeInstitution(
  deps: SaveDeps,
  command: Commanded & {
    readonly id: string
    readonly change: Partial<Omit<Institution, 'id'>>
    readonly stillIs?: StillIs<Institution>
  },
): Promise<Result<Institution>> {
  return await deps.transactions.run(async (records) => {
    await records.institutions.holdImports()
    const before = await records.institutions.find(command.id)
    if (before === null) return notFound('该机构', 'institution')
    if (isOvertaken(before, command.stillIs)) return overtaken()
    return await writeInstitution(records, deps, command, { ...before, ...command.change })
  })
}
