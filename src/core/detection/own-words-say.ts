import { createOwnWordFinder } from '../own-words/find-own-words.ts'
import { OWN_WORD_LOG_ODDS, type OwnWordSet, TITLE_SHARE } from '../own-words/own-word-set.ts'
import { type NormalisedText, type Normaliser, originalRange } from '../reading/normalise.ts'
import type { ClassificationEvidence, OwnWordSpoke } from './classification.ts'

/** A set under the version that verdicts name. */
export type OwnWordsInForce = { readonly version: string; readonly set: OwnWordSet }

export type OwnWordsSay = {
  /** Bounded, see `OWN_WORD_LOG_ODDS`. */
  readonly logOdds: number
  readonly words: readonly OwnWordSpoke[]
}

/** What own words make of a screen and its title; each word speaks once, and where it is on the screen, from there. */
export type OwnWordsReader = (
  screen: NormalisedText,
  original: string,
  title: string,
) => OwnWordsSay

export function createOwnWordsReader(set: OwnWordSet, normalise: Normaliser): OwnWordsReader {
  const finder = createOwnWordFinder(set, (text) => normalise(text).text)
  const spokenIn = (
    normalised: NormalisedText,
    original: string,
    where: OwnWordSpoke['where'],
  ): readonly (OwnWordSpoke & { readonly at: number })[] =>
    finder.find(normalised.text).flatMap(({ word: at, start, end }) => {
      const word = set.words[at]
      if (word === undefined) return []
      const range = originalRange(normalised, start, end)
      const logOdds = word.logOdds * (where === 'title' ? TITLE_SHARE : 1)
      const term = original.slice(range.start, range.end)
      return [{ at, word: word.word, term, where, ...range, logOdds: hundredths(logOdds) }]
    })
  return (screen, original, title) => {
    const onScreen = spokenIn(screen, original, 'screen')
    const shown = new Set(onScreen.map(({ at }) => at))
    const inTitle = title === '' ? [] : spokenIn(normalise(title), title, 'title')
    const spoke = [...onScreen, ...inTitle.filter(({ at }) => !shown.has(at))]
    return {
      logOdds: bounded(spoke.reduce((sum, { logOdds }) => sum + logOdds, 0)),
      words: spoke.map(({ at: _, ...word }) => word),
    }
  }
}

const hundredths = (value: number): number => Math.round(value * 100) / 100

const bounded = (sum: number): number =>
  hundredths(Math.max(-OWN_WORD_LOG_ODDS.most, Math.min(OWN_WORD_LOG_ODDS.most, sum)))

/** Those on the screen, as words that spoke: an operator sees them where they stand. */
export const ownEvidence = ({ words }: OwnWordsSay): readonly ClassificationEvidence[] =>
  words
    .filter(({ where }) => where === 'screen')
    .map(({ term, start, end, logOdds }) => ({
      term,
      dimension: 'purpose',
      start,
      end,
      weight: logOdds,
    }))
