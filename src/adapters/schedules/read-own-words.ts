import { checkOwnWords, type OwnWordsProblem } from '../../core/own-words/check-own-words.ts'
import type { OwnWordSet } from '../../core/own-words/own-word-set.ts'
import { createNormaliser } from '../../core/reading/normalise.ts'
import { isProblem, type YamlReader } from './yaml-reading.ts'

type ReadOwnWords = {
  readonly set: OwnWordSet | null
  readonly problems: readonly Complaint[]
}

type Complaint = {
  readonly line: number | null
  readonly field: string
  readonly zh: string
  readonly en: string
}

/** Far more than the bounds of a set allow. */
export const LONGEST_OWN_WORDS = 512 * 1_024

/**
 * A document of own words, YAML or JSON: the set, or what is wrong with it, by line and field. The caller says where it is
 * read as YAML: what somebody uploads, in a process of its own.
 */
export function createOwnWordsReader(
  readYaml: YamlReader,
): (text: string) => Promise<ReadOwnWords> {
  const normalise = createNormaliser()
  return async (text) => {
    if (text.length > LONGEST_OWN_WORDS) {
      const problem = { line: null, field: '', zh: '文件超过 512 KB', en: 'longer than 512 KB' }
      return { set: null, problems: [problem] }
    }
    const file = await readYaml('own-words', text)
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
