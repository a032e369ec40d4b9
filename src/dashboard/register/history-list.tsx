import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RecordChange } from '../../contracts/register/changes.ts'
import { ACTORS, OBJECT_KINDS, ROOM_TIERS, STAGES } from '../../contracts/words/vocabulary.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { zhRegister } from '../i18n/register/zh-register.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { useRecordHistory } from './use-register.ts'

type Value = RecordChange['changes'][number]['to']

/** Words of closed lists by their names, by field; anything else as it is. */
function useWord(): (field: string, value: string | boolean) => string {
  const { t } = useTranslation()
  const stages = STAGES.map((word) => [word, t(`words.stage.${word}`)] as const)
  const kinds = OBJECT_KINDS.map((word) => [word, t(`register.kinds.${word}`)] as const)
  const names: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    tier: ROOM_TIERS.map((word) => [word, t(`register.tiers.${word}`)] as const),
    stage: stages,
    stages,
    kind: kinds,
    'dossier.kind': kinds,
    actor: ACTORS.map((word) => [word, t(`lookup.actors.${word}`)] as const),
    active: [
      ['true', t('register.activeYes')],
      ['false', t('register.activeNo')],
    ],
  }
  return (field, value) => new Map(names[field]).get(String(value)) ?? String(value)
}

function useShown(): (field: string, value: Value) => string {
  const { t } = useTranslation()
  const word = useWord()
  const one = (field: string, value: unknown): string =>
    typeof value === 'string' || typeof value === 'boolean'
      ? word(field, value)
      : JSON.stringify(value)
  return (field, value) => {
    if (value === null || value === undefined || value === '') return t('register.nothing')
    if (Array.isArray(value)) {
      return value.map((part) => one(field, part)).join('、') || t('register.nothing')
    }
    return one(field, value)
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
        <b>{t(`register.${change.kind}`)}</b> · <TimeText at={change.at} /> ·{' '}
        {personOf(change.who) ?? change.who}
        {change.why !== '' && <> · {change.why}</>}
      </p>
      {change.kind === 'changed' && (
        <ul className="register-preview">
          {change.changes.map(({ field, from, to }) => (
            <li key={field}>
              {nameOf(field)}: <del>{shown(field, from)}</del> → <ins>{shown(field, to)}</ins>
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
