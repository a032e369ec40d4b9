import { useTranslation } from 'react-i18next'
import type { Classification } from '../../contracts/reading/classification.ts'
import { beliefText } from '../lib/percent.ts'

type Props = { readonly said: NonNullable<Classification['ownWords']> }

const signed = (logOdds: number): string => (logOdds > 0 ? `+${logOdds}` : String(logOdds))

/** Administrators' own words that were met: where, what each added, and what would be believed without them. */
export function OwnWordsSaid({ said }: Props) {
  const { t } = useTranslation()
  return (
    <span data-testid="own-words-said">
      {said.words.map(({ term, word, where, logOdds }) => (
        <span key={`${where} ${word}`}>
          <q>{term}</q> ({t(`violation.ownWordsWhere.${where}`)}){' '}
          <span className="number">{signed(logOdds)}</span>{' '}
        </span>
      ))}
      · {t('violation.ownWordsTogether', { sum: signed(said.logOdds) })} ·{' '}
      {t('violation.ownWordsWithout', { belief: beliefText(said.scoreWithout) })}
    </span>
  )
}
