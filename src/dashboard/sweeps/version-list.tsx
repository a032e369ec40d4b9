import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { TextField } from '../register/fields.tsx'
import { useSweepVersions, useUndoSweep } from './use-sweeps.ts'

type Props = { readonly name: string; readonly mayChange: boolean }

/** Changes that were made to a sweep, latest first, each of which can be taken back. */
export function VersionList({ name, mayChange }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const { data, error, refetch } = useSweepVersions(name)
  const undo = useUndoSweep(name)
  const takenBack = new Set(data?.items.map(({ undoes }) => undoes))
  return (
    <section className="panel" aria-label={t('sweeps.versions')}>
      <h2>{t('sweeps.versions')}</h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="muted small">{t('sweeps.noVersions')}</p>}
      {mayChange && (data?.items.length ?? 0) > 0 && (
        <TextField
          id="undo-reason"
          label={t('sweeps.reason')}
          value={reason}
          onChange={setReason}
        />
      )}
      {undo.error !== null && <TroubleNote error={undo.error} />}
      {undo.isSuccess && <p role="status">{t('sweeps.undone')}</p>}
      <ol className="register-history">
        {data?.items.map(({ id, at, who, why, kind }) => (
          <li key={id} data-testid="sweep-version">
            <p>
              <TimeText at={at} /> · {who} · {why}
              {takenBack.has(id) && <span className="muted"> · {t('sweeps.takenBack')}</span>}
            </p>
            {mayChange && kind !== 'undo' && !takenBack.has(id) && (
              <Button
                size="small"
                disabled={reason.trim() === '' || undo.isPending}
                data-testid="sweep-undo"
                onClick={() => undo.mutate({ changeId: id, reason })}
              >
                {t('sweeps.undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
