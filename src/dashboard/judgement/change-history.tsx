import { useTranslation } from 'react-i18next'
import type { WireJudgementList } from '../../contracts/judgement.ts'
import { TimeText } from '../components/time-text.tsx'

/** Who adopted and withdrew what, when and why. */
export function ChangeHistory({ list }: { readonly list: WireJudgementList }) {
  const { t } = useTranslation()
  const nameOf = (sha256: string): string =>
    list.items.find((one) => one.sha256 === sha256)?.name ?? sha256.slice(0, 12)
  return (
    <details className="judgement-history" data-testid="judgement-history">
      <summary>
        {t('judgement.history')} <span className="number">{list.changes.length}</span>
      </summary>
      {list.changes.length === 0 && <p className="muted">{t('judgement.noHistory')}</p>}
      <ol>
        {list.changes.map(({ number, change, sha256, at, who, why }) => (
          <li key={number}>
            <TimeText at={at} form="short" /> {t(`judgement.${change}`)} {nameOf(sha256)} · {who} ·{' '}
            {why}
          </li>
        ))}
      </ol>
    </details>
  )
}
