import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TroubleNote } from '../components/trouble-note.tsx'
import { TextField } from '../register/fields.tsx'
import { Overtaken } from './overtaken.tsx'
import type { FileEditing, FileSaved } from './use-file-editor.ts'

type ToldProps = { readonly saved: FileSaved; readonly words: string }

function Told({ saved, words }: ToldProps) {
  return (
    <div role="status" data-testid="file-told">
      <p>{words}</p>
      {saved.warnings.map((warning) => (
        <p key={warning} className="small">
          {warning}
        </p>
      ))}
    </div>
  )
}

type Props = {
  readonly editor: FileEditing
  readonly title: string
  /** Why there is no form; left out: there is one. */
  readonly noForm?: string | undefined
  /** What is told of a check and of a save where not all of it holds at once. */
  readonly checked?: string
  readonly saved?: string
  /** The form's fields. */
  readonly children: ReactNode
  onDone(): void
}

/** A file of the schedules folder as a form or as its text. */
export function FileEditor({ editor, title, noForm, checked, saved, children, onDone }: Props) {
  const { t } = useTranslation()
  const told = {
    checked: checked ?? t('files.checked'),
    saved: saved ?? t('files.saved'),
  }
  const { form, act, now, asForm } = editor
  const [reason, setReason] = useState('')
  const idle = form.changed.length === 0 || now !== null
  return (
    <form
      className="register-form panel"
      data-testid="file-editor"
      onSubmit={(event) => {
        event.preventDefault()
        editor.send(false, reason)
      }}
    >
      <div className="register-acts">
        <h2>{title}</h2>
        {editor.mayForm ? (
          <>
            <Button
              size="small"
              disabled={editor.locked}
              onClick={() => editor.setAsForm(!asForm)}
              data-testid="file-mode"
            >
              {t(asForm ? 'files.asText' : 'files.asForm')}
            </Button>
            {form.changed.length > 0 && <span className="muted small">{t('files.oneWay')}</span>}
          </>
        ) : (
          noForm !== undefined && <span className="muted small">{noForm}</span>
        )}
      </div>
      {asForm ? (
        <>
          <p className="muted small">{t('files.formHint')}</p>
          {children}
        </>
      ) : (
        <Input.TextArea
          className="sweep-text"
          aria-label={t('files.asText')}
          data-testid="file-text"
          spellCheck={false}
          autoSize={{ minRows: 12, maxRows: 40 }}
          value={editor.typed}
          onChange={({ target }) => editor.set({ text: target.value })}
        />
      )}
      <Overtaken editor={editor} />
      <TextField
        id="file-reason"
        label={t('files.reason')}
        hint={t('files.reasonHint')}
        required
        value={reason}
        onChange={setReason}
      />
      <div className="register-acts">
        <Button
          disabled={!editor.sound || act.isPending}
          data-testid="file-check"
          onClick={() => editor.send(true, reason.trim() || t('files.check'))}
        >
          {t('files.check')}
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={act.isPending}
          disabled={!editor.sound || reason.trim() === '' || idle}
          data-testid="file-save"
        >
          {t('files.save')}
        </Button>
        <Button onClick={() => form.mayDrop() && onDone()} data-testid="file-close">
          {t('app.close')}
        </Button>
      </div>
      {act.error !== null && now === null && <TroubleNote error={act.error} />}
      {act.data !== undefined && (
        <Told
          saved={act.data}
          words={(act.variables?.dryRun ?? true) ? told.checked : told.saved}
        />
      )}
    </form>
  )
}
