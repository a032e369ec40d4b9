import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReport as Report } from '../../contracts/import.ts'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { API_PREFIX } from '../api/client.ts'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { TextField } from '../register/fields.tsx'
import { ImportReport } from '../register/import-report.tsx'
import '../styles/register.css'

const FORM = `${API_PREFIX}${reading('/institutions/import/form', {})}`

/** The server refuses what is larger; this says so without sending it. */
const LARGEST = 32 * 1_048_576

type Sending = { readonly file: File; readonly dryRun: boolean; readonly reason: string }

function useImport() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ file, dryRun, reason }: Sending) => {
      const query = {
        file: file.name.slice(0, 200),
        dryRun: String(dryRun),
        ...(reason === '' ? {} : { reason }),
      }
      // The key goes with the address, not with the bytes: a look is never kept.
      const key = dryRun ? {} : { idempotencyKey: newIdempotencyKey() }
      return api.write<Report, 'POST'>('POST', posting('/institutions/import', { query }), {
        file,
        ...key,
      })
    },
    onSuccess: ({ applied }) => (applied ? queries.invalidateQueries() : undefined),
  })
}

type DropProps = { onFile(file: File): void }

function DropPlace({ onFile }: DropProps) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  return (
    <label
      className={`import-drop${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file !== undefined) onFile(file)
      }}
    >
      <b>{t('import.choose')}</b> {t('import.drop')}
      <input
        type="file"
        className="import-input"
        accept=".csv,.xlsx,.txt"
        data-testid="import-file"
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file !== undefined) onFile(file)
          // The same file, mended, may be chosen again.
          target.value = ''
        }}
      />
    </label>
  )
}

const changes = ({ changes: counts }: Report): number =>
  Object.values(counts).reduce((sum, { created, updated }) => sum + created + updated, 0)

type PreviewProps = {
  readonly report: Report
  readonly saving: boolean
  onApply(reason: string): void
}

function Preview({ report, saving, onApply }: PreviewProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const nothing = changes(report) === 0
  return (
    <section className="panel register-form" data-testid="import-preview">
      <ImportReport report={report} />
      {report.rejected.length === 0 && nothing && <p>{t('import.nothing')}</p>}
      {report.rejected.length === 0 && !nothing && (
        <>
          <TextField
            id="import-reason"
            label={t('import.reason')}
            hint={t('import.reasonHint')}
            required
            value={reason}
            onChange={setReason}
          />
          <Button
            type="primary"
            disabled={reason.trim() === ''}
            loading={saving}
            data-testid="import-apply"
            onClick={() => onApply(reason.trim())}
          >
            {t('import.apply')}
          </Button>
        </>
      )}
    </section>
  )
}

function Importer() {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const look = useImport()
  const act = useImport()
  const tooLarge = (file?.size ?? 0) > LARGEST
  const take = (chosen: File): void => {
    setFile(chosen)
    act.reset()
    look.reset()
    if (chosen.size <= LARGEST) look.mutate({ file: chosen, dryRun: true, reason: '' })
  }
  return (
    <>
      <DropPlace onFile={take} />
      {tooLarge && <p className="field-error">{t('import.tooLarge')}</p>}
      {look.isPending && <p role="status">{t('import.reading', { name: file?.name ?? '' })}</p>}
      {[look.error, act.error].map(
        (error) => error !== null && <TroubleNote key={String(error)} error={error} />,
      )}
      {act.data?.applied === true ? (
        <section className="panel" role="status" data-testid="import-done">
          <p>
            {t('import.applied')} <Link href="/rooms">{t('import.toRooms')} →</Link>
          </p>
          <ImportReport report={act.data} />
        </section>
      ) : (
        look.data !== undefined &&
        file !== null && (
          <Preview
            report={look.data}
            saving={act.isPending}
            onApply={(reason) => act.mutate({ file, dryRun: false, reason })}
          />
        )
      )}
    </>
  )
}

/** The register from a spreadsheet: looked at row by row, then written. */
export function ImportPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('import.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register">
      <h1>{t('import.title')}</h1>
      <p className="muted small">{t('import.lead')}</p>
      <p>
        <Button href={FORM} download="xuncha-register.xlsx" data-testid="import-form">
          {t('import.template')}
        </Button>
      </p>
      {account.may.includes('registry') ? (
        <Importer />
      ) : (
        <WhyNot account={account} act="registry" />
      )}
    </div>
  )
}
