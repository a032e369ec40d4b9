import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { ChannelList } from '../channels/channel-list.tsx'
import { DeliveryLog } from '../channels/delivery-log.tsx'
import { DutyPanel } from '../channels/duty-panel.tsx'
import { useChannels } from '../channels/use-channels.ts'
import { TroubleNote } from '../components/trouble-note.tsx'

/** How alerts leave the program, and whether they reach anybody. */
export function ChannelsPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const { data, isError, isPending, error, refetch } = useChannels()
  const mayChange = account.may.includes('channels')
  useEffect(() => {
    document.title = `${t('channels.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="channels">
      <h1>{t('channels.title')}</h1>
      <p className="muted small">{t('channels.lead')}</p>
      {data?.deepLinks === false && (
        <p className="shift-overlap" role="note" data-testid="no-links">
          {t('channels.noLinks')}
        </p>
      )}
      {isError && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {data !== undefined && (
        <>
          <ChannelList channels={data.items} account={account} mayChange={mayChange} />
          <DutyPanel channels={data.items} mayChange={account.may.includes('duty')} />
          <WhyNot account={account} act="duty" />
          <DeliveryLog channels={data.items} />
        </>
      )}
    </div>
  )
}
