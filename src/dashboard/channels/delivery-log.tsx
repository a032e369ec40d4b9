import { useTranslation } from 'react-i18next'
import type { Channel } from '../../contracts/alerts/channel.ts'
import type { Delivery } from '../../contracts/alerts/delivery.ts'
import { Link } from '../components/link.tsx'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { violationPath } from '../lib/routes.ts'
import { useDeliveries } from './use-channels.ts'

type Props = { readonly channels: readonly Channel[] }

function Row({ delivery, name }: { readonly delivery: Delivery; readonly name: string }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { createdAt, state, problem, attempts, title, violationIds } = delivery
  const [first] = violationIds
  return (
    <tr data-testid="delivery" data-state={state}>
      <td>
        <TimeText at={createdAt} form="short" />
      </td>
      <td>{name}</td>
      <td>
        {first === undefined ? say(title) : <Link href={violationPath(first)}>{say(title)}</Link>}
      </td>
      <td className={`channel-told ${state}`}>
        {t(`channels.state.${state}`)}
        {problem !== null && ` ${problem.text}`}
      </td>
      <td className="number">{attempts}</td>
    </tr>
  )
}

/** What was sent lately, and what became of it. */
export function DeliveryLog({ channels }: Props) {
  const { t } = useTranslation()
  const log = useDeliveries()
  const names = new Map(channels.map(({ id, name }) => [id, name]))
  const items = log.data?.items ?? []
  return (
    <section className="panel" data-testid="delivery-log">
      <h2>{t('channels.log.title')}</h2>
      {log.isError && <TroubleNote error={log.error} onRetry={() => void log.refetch()} />}
      {log.data !== undefined && items.length === 0 && (
        <p className="muted">{t('channels.log.empty')}</p>
      )}
      {items.length > 0 && (
        <div className="nodes-scroll">
          <table className="channel-log">
            <thead>
              <tr>
                <th>{t('channels.log.at')}</th>
                <th>{t('channels.log.channel')}</th>
                <th>{t('channels.log.message')}</th>
                <th>{t('channels.log.state')}</th>
                <th>{t('channels.log.attempts')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <Row
                  key={one.id}
                  delivery={one}
                  name={names.get(one.channelId) ?? t('channels.log.gone')}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
