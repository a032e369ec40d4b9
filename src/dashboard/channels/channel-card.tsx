import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../contracts/alerts/channel.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { BrowserPush } from './browser-push-buttons.tsx'
import { useRemoveChannel, useTestChannel } from './use-channels.ts'

type Props = { readonly channel: Channel; readonly mayChange: boolean; onEdit(): void }

function Times({ channel }: Pick<Props, 'channel'>) {
  const { t } = useTranslation()
  const { lastAcceptedAt, lastFailedAt, problem } = channel
  return (
    <dl className="channel-times">
      <dt>{t('channels.lastAccepted')}</dt>
      <dd>{lastAcceptedAt === null ? t('channels.never') : <TimeText at={lastAcceptedAt} />}</dd>
      <dt>{t('channels.lastFailed')}</dt>
      <dd>
        {lastFailedAt === null ? t('channels.never') : <TimeText at={lastFailedAt} />}
        {problem !== null && <span className="channel-problem"> {problem}</span>}
      </dd>
    </dl>
  )
}

function placeOf({ settings }: Channel): string {
  if (settings.kind === 'mail')
    return `${settings.host}:${settings.port} → ${settings.to.join(', ')}`
  return settings.kind === 'push' ? '' : settings.origin
}

const TEST = { reason: '页面上的测试按钮 the button of the page' }

function Test({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const act = useTestChannel(id)
  const { state, problem = null } = act.data ?? {}
  const why = problem?.text ?? ''
  return (
    <>
      <Button loading={act.isPending} onClick={() => act.mutate(TEST)} data-testid="channel-test">
        {t('channels.test')}
      </Button>
      {state !== undefined && (
        <p role="status" className={`channel-told ${state}`} data-testid="channel-told">
          {t(`channels.tested.${state}`, { problem: why })}
        </p>
      )}
      {act.error !== null && <TroubleNote error={act.error} />}
    </>
  )
}

function Remove({ channel }: Pick<Props, 'channel'>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const act = useRemoveChannel(channel.id)
  return (
    <>
      <Button danger onClick={() => setOpen(true)} data-testid="channel-remove">
        {t('channels.remove')}
      </Button>
      <ReasonDialog
        open={open}
        name="channel-remove"
        title={t('app.named', { name: t('channels.remove'), value: channel.name })}
        hint=""
        label={t('channels.field.reason')}
        submit={t('channels.remove')}
        danger
        busy={act.isPending}
        error={act.error}
        onSubmit={(reason) => act.mutate({ reason }, { onSuccess: () => setOpen(false) })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

/** One way out for alerts, and how it fares. */
export function ChannelCard({ channel, mayChange, onEdit }: Props) {
  const { t } = useTranslation()
  const { settings, enabled, failing, failures, audience, name } = channel
  return (
    <article
      className="channel-card"
      data-testid="channel-card"
      data-failing={failing}
      data-enabled={enabled}
    >
      <header>
        <h2>{name}</h2>
        <span className="node-role">{t(`channels.kind.${settings.kind}`)}</span>
        {!enabled && <span className="muted">{t('channels.off')}</span>}
        {failing && (
          <span className="channel-problem">{t('channels.failing', { count: failures })}</span>
        )}
      </header>
      <p className="muted small channel-place">{placeOf(channel)}</p>
      <p className="small">{t(`channels.audience.${audience}`)}</p>
      <Times channel={channel} />
      {settings.kind === 'push' && <BrowserPush channel={channel} />}
      <div className="channel-acts">
        <Test id={channel.id} />
        {mayChange && <Button onClick={onEdit}>{t('channels.edit')}</Button>}
        {mayChange && <Remove channel={channel} />}
      </div>
    </article>
  )
}
