import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { ChannelList } from '../channels/channel-list.tsx'
import { useChannels } from '../channels/use-channels.ts'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { NewRoom } from '../register/rooms/new-room.tsx'
import { CalendarStep } from './calendar-step.tsx'
import { RegionStep } from './region-step.tsx'
import type { SetupStep } from './setup-steps.ts'
import type { useSetup } from './use-setup.ts'

function ChannelStep({ account }: { readonly account: Account }) {
  const { data, error, isPending, refetch } = useChannels()
  if (error !== null) return <TroubleNote error={error} onRetry={() => void refetch()} />
  if (isPending) return <Skeleton active title={false} />
  return (
    <ChannelList
      channels={data.items}
      account={account}
      mayChange={account.may.includes('channels')}
    />
  )
}

function RoomStep({ some }: { readonly some: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      {some && <p>{t('setup.room.some')}</p>}
      <p className="setup-links">
        <Link href="/import">{t('setup.room.import')} →</Link>
        <Link href="/rooms">{t('setup.room.all')} →</Link>
      </p>
      <p className="muted small">{t('setup.room.registered')}</p>
      <NewRoom onCancel={() => undefined} />
    </>
  )
}

type Props = {
  readonly step: SetupStep
  readonly account: Account
  readonly setup: ReturnType<typeof useSetup>
  readonly today: string
}

/** What is done in a step, with the means that the pages of the same name have. */
export function StepBody({ step, account, setup, today }: Props) {
  const { t } = useTranslation()
  const { facts, choose, rehearse } = setup
  switch (step) {
    case 'administrator':
      return (
        <p>
          {t('setup.administratorDone', { name: account.name })}{' '}
          <Link href="/accounts">{t('setup.accounts')} →</Link>
        </p>
      )
    case 'region':
      return <RegionStep region={facts.region} onChoose={choose} />
    case 'calendar':
      return <CalendarStep facts={facts} today={today} />
    case 'channel':
      return <ChannelStep account={account} />
    case 'room':
      return (
        <>
          {setup.roomTrouble !== null && (
            <TroubleNote error={setup.roomTrouble.error} onRetry={setup.roomTrouble.retry} />
          )}
          <RoomStep some={(facts.rooms ?? 0) > 0} />
        </>
      )
    case 'rehearsal':
      return (
        <>
          <p>{t('setup.rehearsal.how')}</p>
          <p className="setup-links">
            <Link href="/rehearsal">{t('rehearsal.title')} →</Link>
          </p>
          <Button onClick={rehearse} data-testid="setup-rehearsed">
            {t('setup.rehearsal.done')}
          </Button>
        </>
      )
  }
}
