import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import type { Room } from '../../contracts/room.ts'
import type { Violation } from '../../contracts/violation.ts'

type Props = {
  readonly violation: Violation
  readonly room: Room | undefined
  /** What the dry run, or the order, found; `null` before it. */
  readonly order: CutOrder | null
}

function Publisher({ order }: { readonly order: CutOrder | null }) {
  const { t } = useTranslation()
  if (order === null) return <span className="muted">{t('cut.publisherUnknown')}</span>
  const publisher = order.expectedPublisher
  if (publisher === null) return <b>{t('cut.publisherNone')}</b>
  return (
    <>
      <code>{publisher.address}</code> · {publisher.protocol} · {t('cut.session')}{' '}
      <code>{publisher.sessionId}</code>
    </>
  )
}

type Target = NonNullable<Room['cutTarget']>

function StreamName({ target }: { readonly target: Target | null }) {
  const { t } = useTranslation()
  if (target === null) return t('app.unknown')
  const name = target.platform === 'letter' ? target.account : `${target.app}/${target.stream}`
  return <code>{name}</code>
}

function PlatformName({ target }: { readonly target: Target | null }) {
  const { t } = useTranslation()
  if (target === null) return t('app.unknown')
  if (target.platform === 'letter') return target.addressee
  return (
    <>
      <code>{'domain' in target ? target.domain : target.apiUrl}</code> ·{' '}
      {t(`register.targets.${target.platform}`)}
    </>
  )
}

/** Exactly what is hit: which stream, on which server, pushed by whom. */
export function CutTarget({ violation, room, order }: Props) {
  const { t } = useTranslation()
  const target = order?.target ?? room?.cutTarget ?? null
  return (
    <dl className="cut-target" data-testid="cut-target">
      <div>
        <dt>{t('cut.room')}</dt>
        <dd>
          {violation.roomTitle} · {violation.institutionName}
        </dd>
      </div>
      <div>
        <dt>{t('cut.stream')}</dt>
        <dd>
          <StreamName target={target} />
        </dd>
      </div>
      <div>
        <dt>{t('cut.server')}</dt>
        <dd>
          <PlatformName target={target} />
        </dd>
      </div>
      <div>
        <dt>{t('cut.publisher')}</dt>
        <dd>
          <Publisher order={order} />
        </dd>
      </div>
    </dl>
  )
}
