import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarImport, ScheduleChange } from '../../contracts/law/calendar.ts'
import type { ListOf } from '../../contracts/list.ts'
import { posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/query-keys.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { personOf } from '../lib/violations/fold-history.ts'
import { TextField } from '../register/fields.tsx'
import { ChangePreview } from './change-preview.tsx'

const SHOWN = 20

type Undo = {
  readonly changeId: string
  readonly reason: string
  /** `null`: only looked at. */
  readonly draft: string | null
}

function useUndo() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ changeId, reason, draft }: Undo) => {
      const dryRun = draft === null
      const body = { changeId, reason, dryRun, expectedDraft: draft }
      const key = dryRun ? {} : { idempotencyKey: newIdempotencyKey() }
      return api.write<CalendarImport, 'POST'>('POST', posting('/calendar/undo', {}), {
        body,
        ...key,
      })
    },
    onSuccess: ({ change }) =>
      change === null ? undefined : queries.invalidateQueries({ queryKey: keys.allCalendars }),
  })
}

/** Looked at first, as an import is. */
function TakeBack({ changeId, onDone }: { readonly changeId: string; onDone(): void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const look = useUndo()
  const act = useUndo()
  const preview = look.data?.preview
  if (preview === undefined) {
    return (
      <>
        <Button
          size="small"
          loading={look.isPending}
          data-testid="calendar-undo"
          onClick={() => look.mutate({ changeId, reason: t('register.preview'), draft: null })}
        >
          {t('calendar.changes.undo')}
        </Button>
        {look.error !== null && <TroubleNote error={look.error} />}
      </>
    )
  }
  return (
    <div className="calendar-undo">
      <ChangePreview preview={preview} />
      {preview.files.length > 0 && (
        <TextField
          id={`calendar-undo-reason-${changeId}`}
          label={t('register.reason')}
          required
          value={reason}
          onChange={setReason}
        />
      )}
      <p className="register-acts">
        {preview.files.length > 0 && (
          <Button
            type="primary"
            disabled={reason.trim() === ''}
            loading={act.isPending}
            data-testid="calendar-undo-apply"
            onClick={() =>
              act.mutate(
                { changeId, reason: reason.trim(), draft: preview.draftId },
                { onSuccess: onDone },
              )
            }
          >
            {t('calendar.changes.undoApply')}
          </Button>
        )}
        <Button onClick={() => look.reset()}>{t('app.cancel')}</Button>
      </p>
      {act.error !== null && <TroubleNote error={act.error} />}
    </div>
  )
}

function ChangeRow({
  change: { id, at, who, why, kind, files },
  takenBack,
  onDone,
}: {
  readonly change: ScheduleChange
  readonly takenBack: boolean
  onDone(): void
}) {
  const { t } = useTranslation()
  return (
    <li data-testid="calendar-change">
      <p>
        <TimeText at={at} /> · {personOf(who) ?? who} · {t(`calendar.changes.kinds.${kind}`)} ·{' '}
        {why}
        {takenBack && <span className="muted"> · {t('files.takenBack')}</span>}
        <br />
        <span className="muted small">{files.join(t('app.comma'))}</span>
      </p>
      {!takenBack && <TakeBack changeId={id} onDone={onDone} />}
    </li>
  )
}

/** Imports that were made, latest first; each can be taken back, and that too. */
export function CalendarChanges() {
  const { t } = useTranslation()
  const api = useApi()
  const [undone, setUndone] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: keys.calendarChanges,
    queryFn: ({ signal }) =>
      api.get<ListOf<ScheduleChange>>(
        reading('/calendar/changes', { query: { limit: String(SHOWN) } }),
        signal,
      ),
  })
  const takenBack = new Set(data?.items.map(({ undoes }) => undoes))
  return (
    <details className="calendar-import" data-testid="calendar-changes">
      <summary>{t('calendar.changes.title')}</summary>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 2 }} />}
      {data?.items.length === 0 && <p className="muted small">{t('calendar.changes.none')}</p>}
      {undone && <p role="status">{t('calendar.changes.undone')}</p>}
      <ol className="register-history">
        {data?.items.map((change) => (
          <ChangeRow
            key={change.id}
            change={change}
            takenBack={takenBack.has(change.id)}
            onDone={() => setUndone(true)}
          />
        ))}
      </ol>
    </details>
  )
}
