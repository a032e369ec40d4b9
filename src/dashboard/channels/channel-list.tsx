import { Button, Empty } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../contracts/alerts/channel.ts'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { ChannelCard } from './channel-card.tsx'
import { ChannelForm } from './channel-form.tsx'

type Props = {
  readonly channels: readonly Channel[]
  readonly account: Account
  readonly mayChange: boolean
}

/** The channels there are, each with its test, and the way to one more. */
export function ChannelList({ channels, account, mayChange }: Props) {
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
