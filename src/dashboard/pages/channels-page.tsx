import { Button, Empty, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../contracts/alerts/channel.ts'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { ChannelCard } from '../channels/channel-card.tsx'
import { ChannelForm } from '../channels/channel-form.tsx'
import { DeliveryLog } from '../channels/delivery-log.tsx'
import { DutyPanel } from '../channels/duty-panel.tsx'
import { useChannels } from '../channels/use-channels.ts'
import { TroubleNote } from '../components/trouble-note.tsx'

type Props = {
  readonly channels: readonly Channel[]
  readonly account: Account
  readonly mayChange: boolean
}

function Channels({ channels, account, mayChange }: Props) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<Channel | 'new' | null>(null)
  const form = editing === 'new' ? null : editing
  return (
    <>
      {channels.length === 0 && <Empty description={t('channels.empty')} />}
      <div className="node-cards">
        {channels.map((channel) => (
          <ChannelCard
            key={channel.id}
            channel={channel}
            mayChange={mayChange}
            onEdit={() => setEditing(channel)}
          />
        ))}
      </div>
      <WhyNot account={account} act="channels" />
      {mayChange && editing === null && (
        <Button type="primary" onClick={() => setEditing('new')} data-testid="channel-add">
          {t('channels.add')}
        </Button>
      )}
      {editing !== null && (
        <ChannelForm key={form?.id ?? 'new'} channel={form} onDone={() => setEditing(null)} />
      )}
    </>
  )
}

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
          <Channels channels={data.items} account={account} mayChange={mayChange} />
          <DutyPanel channels={data.items} mayChange={account.may.includes('duty')} />
          <WhyNot account={account} act="duty" />
          <DeliveryLog channels={data.items} />
        </>
      )}
    </div>
  )
}
