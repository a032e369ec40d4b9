import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarImport } from '../../contracts/law/calendar.ts'
import { posting } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/query-keys.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { ChoiceField, TextField } from '../register/fields.tsx'
import { ChangePreview } from './change-preview.tsx'

const KINDS = ['notices', 'school-calendars'] as const
type Kind = (typeof KINDS)[number]
type Document = { readonly name: string; readonly text: string }
type Asked = Document & {
  readonly kind: Kind
  readonly reason: string
  /** `null`: only looked at. */
  readonly draft: string | null
}

function useCalendarImport() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, name, text, reason, draft }: Asked) => {
      const dryRun = draft === null
      const body = { document: text, name, reason, dryRun, expectedDraft: draft }
      const key = dryRun ? {} : { idempotencyKey: newIdempotencyKey() }
      const address =
        kind === 'notices'
          ? posting('/calendar/notices', {})
          : posting('/calendar/school-calendars', {})
      return api.write<CalendarImport, 'POST'>('POST', address, { body, ...key })
    },
    onSuccess: ({ change }) =>
      change === null ? undefined : queries.invalidateQueries({ queryKey: keys.allCalendars }),
  })
}

/** A notice or school calendars from a file: looked at first, then put in force for a reason. */
export function CalendarImportPanel() {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('notices')
  const [document, setDocument] = useState<Document | null>(null)
  const [reason, setReason] = useState('')
  const look = useCalendarImport()
  const act = useCalendarImport()
  const lookAt = (given: Document, of: Kind): void => {
    act.reset()
    look.mutate({ ...given, kind: of, reason: t('register.preview'), draft: null })
  }
  const preview = look.data?.preview
  return (
    <details className="calendar-import" data-testid="calendar-import">
      <summary>{t('calendar.import.title')}</summary>
      <p className="muted small">{t('calendar.import.lead')}</p>
      <ChoiceField
        id="calendar-import-kind"
        label={t('calendar.import.kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`calendar.import.kinds.${value}`) }))}
        onChange={(value) => {
          const next = value === 'notices' ? 'notices' : 'school-calendars'
          setKind(next)
          if (document !== null) lookAt(document, next)
        }}
      />
      <label className="import-drop">
        <b>{document?.name ?? t('import.choose')}</b>
        <input
          type="file"
          className="import-input"
          accept=".yaml,.yml,.json"
          data-testid="calendar-import-file"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            target.value = ''
            if (file === undefined) return
            void file.text().then((text) => {
              const given = { name: file.name.slice(0, 200), text }
              setDocument(given)
              lookAt(given, kind)
            })
          }}
        />
      </label>
      {look.error !== null && <TroubleNote error={look.error} />}
      {preview !== undefined && act.data === undefined && <ChangePreview preview={preview} />}
      {preview !== undefined && preview.files.length > 0 && act.data === undefined && (
        <>
          <TextField
            id="calendar-import-reason"
            label={t('register.reason')}
            required
            value={reason}
            onChange={setReason}
          />
          <Button
            type="primary"
            disabled={reason.trim() === '' || document === null}
            loading={act.isPending}
            data-testid="calendar-import-apply"
            onClick={() =>
              document !== null &&
              act.mutate({ ...document, kind, reason: reason.trim(), draft: preview.draftId })
            }
          >
            {t('calendar.import.apply')}
          </Button>
        </>
      )}
      {act.error !== null && <TroubleNote error={act.error} />}
      {act.data !== undefined && <p role="status">{t('calendar.import.done')}</p>}
    </details>
  )
}
