import { useTranslation } from 'react-i18next'
import type { WireShadowEffect } from '../../contracts/judgement.ts'
import { Link } from '../components/link.tsx'
import { ScrollBox } from '../components/scroll-box.tsx'
import { violationPath } from '../lib/routes.ts'

type Opening = 'none' | 'review' | 'violation' | 'lesson'

function Openings({ before, after }: { readonly before: Opening; readonly after: Opening }) {
  const { t } = useTranslation()
  return (
    <>
      <td>
        <span className={`judgement-opening ${before}`}>{t(`judgement.opens.${before}`)}</span>
      </td>
      <td>
        <span className={`judgement-opening ${after}`}>{t(`judgement.opens.${after}`)}</span>
      </td>
    </>
  )
}

/** Violations and rooms that would come out otherwise, beside what people said of them. */
export function ShadowChanges({ shadow }: { readonly shadow: WireShadowEffect }) {
  const { t } = useTranslation()
  const { violations, rooms } = shadow
  if (violations.changes.length + rooms.changes.length === 0) {
    return <p className="muted">{t('judgement.nothingChanged')}</p>
  }
  return (
    <ScrollBox className="judgement-scroll" label={t('judgement.changes')}>
      <table>
        <caption>{t('judgement.changes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('judgement.what')}</th>
            <th scope="col">{t('judgement.before')}</th>
            <th scope="col">{t('judgement.after')}</th>
            <th scope="col">{t('judgement.person')}</th>
          </tr>
        </thead>
        <tbody>
          {rooms.changes.map(({ roomId, title, before, after }) => (
            <tr key={`room ${roomId}`} data-testid="shadow-room">
              <td>
                {t('judgement.room')} {title === '' ? roomId : title}
              </td>
              <Openings before={before} after={after} />
              <td>—</td>
            </tr>
          ))}
          {violations.changes.map(({ violationId, opens, human }) => (
            <tr key={violationId} data-testid="shadow-violation">
              <td>
                <Link href={violationPath(violationId)}>{violationId}</Link>
              </td>
              <Openings before={opens.before} after={opens.after} />
              <td>{human === null ? '—' : t(`judgement.people.${human}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
