import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Result, succeed } from '../../core/fault.ts'
import {
  DISGUISE_LISTS,
  type FindingLists,
  parseFindingLists,
  SOLICITATION_WORDS,
  SURROUNDING_WORDS,
} from '../../core/findings/finding-lists.ts'

const read = (folder: string, file: string): Promise<string> =>
  readFile(join(folder, file), 'utf8').catch(() => '')

/** The lists of `names` in the folder of lexicons. Faults: `lexicon-invalid` with file and line; a file that is not there is empty. */
export async function readFindingLists(folder: string): Promise<Result<FindingLists>> {
  const files = ['names/disguises.tsv', 'names/soliciting.tsv', 'names/surroundings.tsv'] as const
  const [hiding, soliciting, around] = await Promise.all(files.map((file) => read(folder, file)))
  const disguises = parseFindingLists(files[0], hiding ?? '', DISGUISE_LISTS)
  if (!disguises.ok) return disguises
  const signs = parseFindingLists(files[1], soliciting ?? '', SOLICITATION_WORDS)
  if (!signs.ok) return signs
  const surroundings = parseFindingLists(files[2], around ?? '', SURROUNDING_WORDS)
  if (!surroundings.ok) return surroundings
  return succeed({
    disguises: disguises.value,
    soliciting: signs.value,
    surroundings: surroundings.value,
  })
}
