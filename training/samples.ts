import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Sample = {
  readonly text: string
  readonly label: 'subject' | 'non-subject'
  readonly kind: string
  readonly source: string
}

/** All lines of positive.jsonl and negative.jsonl in `folder`. */
export function readSamples(folder: string): readonly Sample[] {
  return ['positive.jsonl', 'negative.jsonl'].flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Sample),
  )
}
