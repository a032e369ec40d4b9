import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

export type Sample = {
  readonly text: string
  readonly label: 'subject' | 'non-subject'
  readonly kind: string
  readonly source: string
}

/** All lines of positive.jsonl and negative.jsonl, plain or `.gz`, in the folders. */
export function readSamples(folders: readonly string[]): readonly Sample[] {
  return folders.flatMap((folder) => [
    ...linesOf(folder, 'positive', 'subject'),
    ...linesOf(folder, 'negative', 'non-subject'),
  ])
}

/** Split at line feeds only: a text may hold any other separator. */
function linesOf(folder: string, file: string, label: Sample['label']): readonly Sample[] {
  return contentOf(join(folder, `${file}.jsonl`))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ ...(JSON.parse(line) as Omit<Sample, 'label'>), label }))
}

const contentOf = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8') : gunzipSync(readFileSync(`${file}.gz`)).toString()
