import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'

/** More than this nobody reads before he orders; how many there are is said. */
const SHOWN = 6

/** Who else a cut hits, the surest first, with how many are watching where the platform tells. */
export function CutHits({ order }: { readonly order: CutOrder }) {
  const { t } = useTranslation()
  const hits = order.hits ?? []
  const more = hits.length - SHOWN
  return (
    <section className="cut-hits" data-testid="cut-hits">
      <h3>{t('power.hits')}</h3>
      <p className="muted small">
        {t('power.viewers')}
        {t('app.colon')}
        {order.viewers ?? t('power.viewersUnknown')}
      </p>
      {hits.length === 0 ? (
        <p className="small">{t('power.hitsNone')}</p>
      ) : (
        <ul>
          {hits.slice(0, SHOWN).map(({ roomId, kind, title, institutionName }) => (
            <li key={roomId} data-hit={kind}>
              <b>{title}</b> · {institutionName}
              <span className={kind === 'same-app' ? 'muted small' : 'field-error small'}>
                {' '}
                {t(`power.hit.${kind}`)}
              </span>
            </li>
          ))}
          {more > 0 && <li className="muted">{t('power.hitsMore', { count: more })}</li>}
        </ul>
      )}
    </section>
  )
}
