import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RecordChange } from '../../contracts/register/changes.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { zhRegister } from '../i18n/register/zh-register.ts'
import { useRecordHistory } from './use-register.ts'

type Value = RecordChange['changes'][number]['to']

function useShown(): (value: Value) => string {
  const { t } = useTranslation()
  return (value) => {
    if (value === null || value === '') return t('register.nothing')
    if (Array.isArray(value)) {
      return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('、')
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

type FieldName = keyof typeof zhRegister.fields
const NAMED = Object.keys(zhRegister.fields) as readonly FieldName[]

function useFieldName(): (field: string) => string {
  const { t } = useTranslation()
  return (field) => {
    const last = field.split('.').at(-1)
    const named = NAMED.find((name) => name === last)
    return named === undefined ? field : t(`register.fields.${named}`)
  }
}

function Change({ change }: { readonly change: RecordChange }) {
  const { t } = useTranslation()
  const shown = useShown()
  const nameOf = useFieldName()
  return (
    <li data-testid="record-change">
      <p>
        <b>{t(`register.${change.kind}`)}</b> · <TimeText at={change.at} /> · {change.who}
        {change.why !== '' && <> · {change.why}</>}
      </p>
      {change.kind === 'changed' && (
        <ul className="register-preview">
          {change.changes.map(({ field, from, to }) => (
            <li key={field}>
              {nameOf(field)}: <del>{shown(from)}</del> → <ins>{shown(to)}</ins>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Who changed what, when and why, latest first; out of the journal. */
export function HistoryList({
  kind,
  id,
}: {
  readonly kind: 'room' | 'institution'
  readonly id: string
}) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useRecordHistory(kind, id)
  return (
    <section className="panel" aria-label={t('register.history')}>
      <h2>{t('register.history')}</h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} />}
      {data?.items.length === 0 && <p className="muted small">{t('register.historyNone')}</p>}
      <ol className="register-history">
        {data?.items.map((change) => (
          <Change key={change.sequence} change={change} />
        ))}
      </ol>
    </section>
  )
}
