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
          {target === null ? (
            t('app.unknown')
          ) : (
            <code>
              {target.app}/{target.stream}
            </code>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('cut.server')}</dt>
        <dd>
          {target === null ? (
            t('app.unknown')
          ) : (
            <>
              <code>{target.apiUrl}</code> · {target.platform}
            </>
          )}
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
