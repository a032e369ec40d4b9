import { useTranslation } from 'react-i18next'
import type { ListedCut } from '../../contracts/cuts/cut-list.ts'
import { CutTag } from '../components/cut-tag.tsx'
import { Link } from '../components/link.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { violationPath } from '../lib/routes.ts'
import { personOf } from '../lib/violations/fold-history.ts'

function Givers({ order }: { readonly order: ListedCut }) {
  const { t } = useTranslation()
  const who = personOf(order.requestedBy) ?? order.requestedBy
  const second = order.approvedBy === null ? null : (personOf(order.approvedBy) ?? order.approvedBy)
  return (
    <>
      {order.automatic ? t('cuts.machine') : t('cuts.person', { who })}
      {second !== null && ` · ${t('cuts.approved', { who: second })}`}
    </>
  )
}

function Reached({ order }: { readonly order: ListedCut }) {
  const { t } = useTranslation()
  const { verifiedAt, acceptedAt } = order
  const at = verifiedAt ?? acceptedAt
  if (at === null) return null
  return (
    <span className="muted small">
      {t(verifiedAt === null ? 'cuts.acceptedAt' : 'cuts.verifiedAt')} <TimeText at={at} />
    </span>
  )
}

/** One order; the whole line leads to the violation that it was given for. */
export function CutRow({ order }: { readonly order: ListedCut }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  return (
    <li>
      <Link
        href={violationPath(order.violationId)}
        className="record"
        data-testid="cut-row"
        data-cut-id={order.id}
      >
        <span className="record-when">
          <TimeText at={order.requestedAt} form="short" />
          <span className="muted small">
            <Givers order={order} />
          </span>
        </span>
        <span className="record-who">
          <strong className="clip">{order.roomTitle}</strong>
          <span className="muted small clip">
            {order.institutionName} · {order.regionName}
          </span>
        </span>
        <span className="record-what">
          <span className="clip">{order.reason}</span>
          <span className="muted small">
            {say(order.ruleName)} <code>{order.rule}</code>
          </span>
        </span>
        <span className="record-state" title={say(order.stateWords)}>
          <CutTag state={order.state} />
          {!order.ban && <span className="muted small">{t('cuts.noBan')}</span>}
          {order.wrong && <span className="field-error small">{t('cuts.wrong')}</span>}
          <Reached order={order} />
        </span>
      </Link>
    </li>
  )
}
