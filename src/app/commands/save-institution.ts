import { type Result, succeed } from '../../core/fault.ts'
import type { Institution } from '../../core/registry/institution.ts'
import { maskName } from '../../core/registry/teacher.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import { audit, type CommandDeps, type Commanded, notFound } from './command.ts'

export type SaveDeps = CommandDeps & { readonly identifiers: Identifiers }

/** However they come in, full names of teachers are not kept. */
function withMaskedNames(institution: Institution): Institution {
  const { dossier } = institution
  if (dossier === undefined) return institution
  const teachers = dossier.teachers.map((one) => ({ ...one, name: maskName(one.name) }))
  return { ...institution, dossier: { ...dossier, teachers } }
}

/** Registers an institution (`id` is `null`) or replaces what is known of it. */
export async function saveInstitution(
  deps: SaveDeps,
  command: Commanded & {
    readonly id: string | null
    readonly institution: Omit<Institution, 'id'>
  },
): Promise<Result<Institution>> {
  return await deps.transactions.run(async (records) => {
    const before = command.id === null ? null : await records.institutions.find(command.id)
    if (command.id !== null && before === null) return notFound('该机构', 'institution')
    const id = command.id ?? deps.identifiers.next()
    // Who says nothing of the file leaves it as it is: a licence is not lost by a new name.
    const kept = before?.dossier === undefined ? {} : { dossier: before.dossier }
    const saved = withMaskedNames({ ...kept, ...command.institution, id })
    await records.institutions.save(saved)
    await audit(records, deps.clock, command, {
      type: 'system.changed',
      subjectKind: 'institution',
      subjectId: saved.id,
      data: saved,
    })
    return succeed(saved)
  })
}
