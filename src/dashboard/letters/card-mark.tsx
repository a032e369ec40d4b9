import { useTranslation } from 'react-i18next'
import type { CardOfCase } from '../../contracts/letters/card.ts'

const VOICES = {
  reminder: 'status-disposed',
  yellow: 'status-suspected',
  red: 'status-confirmed',
} as const

type Props = {
  readonly mark: NonNullable<CardOfCase['entry']>['mark']
  /** One that has run out is told, without its colour. */
  readonly counts?: boolean
}

/** A reminder, a yellow card or a red one, by word and colour. */
export function CardMark({ mark, counts = true }: Props) {
  const { t } = useTranslation()
  const voice = counts ? VOICES[mark] : 'status-dismissed'
  return (
    <span className={`status-tag ${voice}`} data-testid="card-mark">
      {t(`letters.card.mark.${mark}`)}
    </span>
  )
}

type Sum = { readonly card: Pick<CardOfCase, 'yellowCards' | 'foreign'> }

/** What counts by now. Cases of other regions are in the sum, and said without being shown. */
export function CardTotal({ card: { yellowCards, foreign } }: Sum) {
  const { t } = useTranslation()
  return (
    <p className="small" data-testid="card-total">
      {t('letters.card.total', { count: yellowCards })}
      {foreign > 0 && t('letters.card.foreign', { count: foreign })}
    </p>
  )
}
