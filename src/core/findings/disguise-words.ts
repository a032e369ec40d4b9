import type { DisguiseFinding } from './disguise.ts'
import { DISGUISES } from './disguise-names.ts'

const LONGEST_NAME = 60

/** One sentence for officers: which disguise, what it is called, what was shown and how that is judged. */
export function disguiseWords({ kind, code, name, reason }: DisguiseFinding): {
  readonly zh: string
  readonly en: string
} {
  const { zh, en } = DISGUISES[kind]
  const called = name.text.slice(0, LONGEST_NAME)
  return {
    zh: `疑似变相：${zh}（${code}）。名义“${called}”。${reason.zh}`,
    en: `Disguise ${code}, ${en}, called "${called}": ${reason.en}`,
  }
}
