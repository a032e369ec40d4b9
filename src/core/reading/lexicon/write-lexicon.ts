import type { Lexicons, LexiconTerm, Sense } from './lexicon-term.ts'
import { LEXICON_COLUMNS } from './parse-lexicon.ts'

function columnsOf(sense: Sense): readonly [field: string, subject: string, stage: string] {
  switch (sense.kind) {
    case 'strong':
      return ['strong', sense.subject, sense.stage]
    case 'weak':
    case 'name':
      return [sense.kind, sense.subject, '-']
    case 'cue':
      return [`cue:${sense.cue}`, '-', '-']
    case 'counter':
      return [`other:${sense.field}`, '-', '-']
  }
}

const lineOf = ({ term, sense, source }: LexiconTerm) => {
  const columns = columnsOf(sense)
  return { key: [...columns, term].join('\t'), line: [term, ...columns, source].join('\t') }
}

/** All lexicons as one, such as `parseLexicon` reads; the same terms give the same text. */
export function writeLexicon(lexicons: Lexicons): string {
  const lines = lexicons.map(lineOf).toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return `${[LEXICON_COLUMNS.join('\t'), ...lines.map(({ line }) => line)].join('\n')}\n`
}
