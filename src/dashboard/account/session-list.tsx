import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OwnSession } from '../../contracts/session.ts'
import { useEndSession, useOwnSessions } from '../api/use-own-account.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'

type Props = { readonly session: OwnSession; readonly busy: boolean; onEnd(): void }

function SessionCard({ session, busy, onEnd }: Props) {
  const { t } = useTranslation()
  const { browser, client, createdAt, seenAt, endsAt, present } = session
  return (
    <li className="session-card" data-testid="own-session" data-present={present}>
      <dl className="channel-times">
        <dt>{t('account.client')}</dt>
        <dd>
          <code>{client}</code>{' '}
          {present && <span className="node-role">{t('account.present')}</span>}
        </dd>
        <dt>{t('account.browser')}</dt>
        <dd>{browser === '' ? t('account.browserUnknown') : browser}</dd>
        <dt>{t('account.openedAt')}</dt>
        <dd>
          <TimeText at={createdAt} />
        </dd>
        <dt>{t('account.seenAt')}</dt>
        <dd>
          <TimeText at={seenAt} />
        </dd>
        <dt>{t('account.endsAt')}</dt>
        <dd>
          <TimeText at={endsAt} />
        </dd>
      </dl>
      {!present && (
        <Button size="small" danger loading={busy} onClick={onEnd} data-testid="session-end">
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}

/** Where one is signed in, and how to end it. */
export function SessionList() {
  const { t } = useTranslation()
  const { data, isPending, isError, error, refetch } = useOwnSessions()
  const act = useEndSession()
  const items = data?.items ?? []
  const others = items.filter(({ present }) => !present)
  return (
    <section className="panel">
      <h2>{t('account.sessions')}</h2>
      <p className="muted small">{t('account.sessionsLead')}</p>
      {isError && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
      <ul className="session-list">
        {items.map((session) => (
          <SessionCard
            key={session.id}
            session={session}
            busy={act.isPending && act.variables === session.id}
            onEnd={() => act.mutate(session.id)}
          />
        ))}
      </ul>
      {data !== undefined && others.length === 0 && (
        <p className="muted">{t('account.noOthers')}</p>
      )}
      {others.length > 1 && (
        <Button danger onClick={() => act.mutate(null)} data-testid="sessions-end">
          {t('account.endOthers')}
        </Button>
      )}
      {act.isError && <TroubleNote error={act.error} />}
    </section>
  )
}
