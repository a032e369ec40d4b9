import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScheduleChange } from '../../contracts/law/calendar.ts'
import type { ListOf } from '../../contracts/list.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { personOf } from '../lib/violations/fold-history.ts'
import { TextField } from '../register/fields.tsx'

export type FileUndo = { readonly reason: string; readonly changeId: string }

type Props = {
  readonly versions: UseQueryResult<ListOf<ScheduleChange>>
  readonly undo: UseMutationResult<unknown, Error, FileUndo>
  readonly mayChange: boolean
  /** What is told of an undo where not all of it holds at once. */
  readonly undone?: string
}

/** Changes that were made to a file, latest first; the file can be what it was before any of them. */
export function VersionList({ versions, undo, mayChange, undone }: Props) {
  const { data, error, refetch } = versions
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const takenBack = new Set(data?.items.map(({ undoes }) => undoes))
  return (
    <section className="panel" aria-label={t('files.versions')}>
      <h2>{t('files.versions')}</h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="muted small">{t('files.noVersions')}</p>}
      {mayChange && (data?.items.length ?? 0) > 0 && (
        <TextField id="undo-reason" label={t('files.reason')} value={reason} onChange={setReason} />
      )}
      {undo.error !== null && <TroubleNote error={undo.error} />}
      {undo.isSuccess && <p role="status">{undone ?? t('files.undone')}</p>}
      <ol className="register-history">
        {data?.items.map(({ id, at, who, why, kind }) => (
          <li key={id} data-testid="file-version">
            <p>
              <TimeText at={at} /> · {personOf(who) ?? who} ·{' '}
              {kind === 'undo' && `${t('files.isUndo')} · `}
              {why}
              {takenBack.has(id) && <span className="muted"> · {t('files.takenBack')}</span>}
            </p>
            {mayChange && (
              <Button
                size="small"
                disabled={reason.trim() === '' || undo.isPending}
                data-testid="file-undo"
                onClick={() => undo.mutate({ changeId: id, reason })}
              >
                {t('files.undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
