import type { Bilingual as Words } from '../../contracts/primitives.ts'
import type { Part } from '../../contracts/system.ts'

/** A part whose state is told in both languages; probes read `detail`, pages show the words of their own. */
export const toldPart = (name: Part['name'], ready: boolean, words: Words): Part => ({
  name,
  ready,
  detail: words.zh === words.en ? words.zh : `${words.zh} / ${words.en}`,
  words,
})

/** A name or version, which is the same in every language. */
export const asIs = (text: string): Words => ({ zh: text, en: text })
