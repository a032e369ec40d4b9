import { checkOwnWords, type OwnWordsProblem } from '../../core/own-words/check-own-words.ts'
import type { OwnWordSet } from '../../core/own-words/own-word-set.ts'
import { createNormaliser } from '../../core/reading/normalise.ts'
import { parseYaml } from './yaml-file.ts'
import { isProblem } from './yaml-reading.ts'

type Complaint = {
  readonly line: number | null
  readonly field: string
  readonly zh: string
  readonly en: string
}

/** Far more than the bounds of a set allow. */
const LONGEST = 512 * 1_024

/** A document of own words, YAML or JSON: the set, or everything that is wrong with it, by line and field. */
export function createOwnWordsReader(): (text: string) => {
  readonly set: OwnWordSet | null
  readonly problems: readonly Complaint[]
} {
  const normalise = createNormaliser()
  return (text) => {
    if (text.length > LONGEST) {
      const problem = { line: null, field: '', zh: '文件超过 512 KB', en: 'longer than 512 KB' }
      return { set: null, problems: [problem] }
    }
    const file = parseYaml('own-words', text)
    if (isProblem(file)) {
      const { line, zh, en } = file
      return { set: null, problems: [{ line, field: '', zh, en }] }
    }
    const { set, problems } = checkOwnWords(file.data, (written) => normalise(written).text)
    const placed = ({ path, zh, en }: OwnWordsProblem): Complaint => ({
      line: file.lineOf(path),
      field: path.join('.'),
      zh,
      en,
    })
    return { set, problems: problems.map(placed) }
  }
}
