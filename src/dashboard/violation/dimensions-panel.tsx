import { useTranslation } from 'react-i18next'
import type { Classification } from '../../contracts/reading/classification.ts'
import { DIMENSIONS } from '../../contracts/words/vocabulary.ts'
import { type Dimension, type WeighedWord, wordsOf } from '../lib/dimension-words.ts'
import { beliefText } from '../lib/percent.ts'

function Words({
  kind,
  words,
}: {
  readonly kind: 'for' | 'against'
  readonly words: WeighedWord[]
}) {
  const { t } = useTranslation()
  if (words.length === 0) return null
  return (
    <p className={`weighed ${kind}`}>
      <span className="muted small">
        {t(kind === 'for' ? 'violation.wordsFor' : 'violation.wordsAgainst')}
      </span>
      {words.map(({ term, count, weight }) => (
        <span key={term} className="word" title={weight.toFixed(2)}>
          {term}
          {count > 1 && <small> ×{count}</small>}
        </span>
      ))}
    </p>
  )
}

type RowProps = { readonly classification: Classification; readonly dimension: Dimension }

function DimensionRow({ classification, dimension }: RowProps) {
  const { t } = useTranslation()
  const strength = Math.round(classification.dimensions[dimension] * 100)
  const { spokeFor, spokeAgainst } = wordsOf(classification, dimension)
  return (
    <li data-testid="dimension" data-dimension={dimension}>
      <div className="dimension-head">
        <span>{t(`words.dimension.${dimension}`)}</span>
        <meter min={0} max={100} value={strength} aria-label={t(`words.dimension.${dimension}`)}>
          {strength}
        </meter>
        <b className="number">{strength}</b>
      </div>
      <Words kind="for" words={spokeFor} />
      <Words kind="against" words={spokeAgainst} />
      {spokeFor.length + spokeAgainst.length === 0 && (
        <p className="muted small">{t('violation.wordsNone')}</p>
      )}
    </li>
  )
}

/** The four dimensions of the classification guide, each with the very words that spoke for and against it. */
export function DimensionsPanel({ classification }: { readonly classification: Classification }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>
        {t('violation.dimensions')}
        <span className="score" title={t('violation.scoreHint')}>
          {t('violation.score')} <b className="number">{beliefText(classification.score)}</b>
        </span>
      </h2>
      <ul className="dimensions">
        {DIMENSIONS.map((dimension) => (
          <DimensionRow key={dimension} classification={classification} dimension={dimension} />
        ))}
      </ul>
    </section>
  )
}
