import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { isCode } from '../api/problem-error.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { TextField } from '../register/fields.tsx'
import { useRecordForm } from '../register/use-record-form.ts'
import { sweepDocument, sweepDraft } from './sweep-draft.ts'
import { isSweepDraftSound, SweepFormFields } from './sweep-form-fields.tsx'
import { type SweepChange, type SweepText, useSaveSweep } from './use-sweeps.ts'

type Props = {
  readonly name: string
  /** `null`: there is none of that name yet. */
  readonly sweep: SweepText | null
  readonly text: string
  onDone(): void
}

function Told({ change, dryRun }: { readonly change: SweepChange; readonly dryRun: boolean }) {
  const { t } = useTranslation()
  return (
    <div role="status" data-testid="sweep-told">
      <p>{t(dryRun ? 'sweeps.checked' : 'sweeps.saved')}</p>
      {change.warnings.map((warning) => (
        <p key={warning} className="small">
          {warning}
        </p>
      ))}
    </div>
  )
}

type OvertakenProps = {
  readonly now: SweepText
  readonly mine: string
  onTake(keep: 'mine' | 'theirs'): void
}

function Overtaken({ now, mine, onTake }: OvertakenProps) {
  const { t } = useTranslation()
  return (
    <section className="register-overtaken" role="alert" data-testid="sweep-overtaken">
      <p>{t('sweeps.overtaken')}</p>
      <div className="register-two">
        <figure>
          <figcaption>{t('sweeps.now')}</figcaption>
          <pre>{now.text}</pre>
        </figure>
        <figure>
          <figcaption>{t('sweeps.mine')}</figcaption>
          <pre>{mine}</pre>
        </figure>
      </div>
      <div className="register-acts">
        <Button onClick={() => onTake('theirs')}>{t('sweeps.takeNew')}</Button>
        <Button type="primary" onClick={() => onTake('mine')} data-testid="sweep-keep-mine">
          {t('sweeps.keepMine')}
        </Button>
      </div>
    </section>
  )
}

/** What is written in either way, checked and saved as the file is. */
function useSweepEditor({ name, sweep, text }: Omit<Props, 'onDone'>) {
  const api = useApi()
  const mayForm = sweep !== null && sweep.campaign === null
  const [asForm, setAsForm] = useState(mayForm)
  const opened = { text, ...(sweep === null ? {} : sweepDraft(sweep)) }
  const form = useRecordForm(opened)
  const [version, setVersion] = useState(sweep?.version ?? null)
  const [now, setNow] = useState<SweepText | null>(null)
  const act = useSaveSweep()
  const draft = sweep === null ? null : { ...sweepDraft(sweep), ...form.draft }
  const document =
    asForm && sweep !== null && draft !== null ? sweepDocument(draft, sweep) : form.draft.text
  return {
    form,
    draft,
    document,
    mayForm,
    asForm,
    setAsForm,
    now,
    act,
    sound: !asForm || (draft !== null && isSweepDraftSound(draft)),
    send: (dryRun: boolean, reason: string) =>
      act.mutate(
        { name, document, dryRun, expectedVersion: version, reason },
        {
          onSuccess: (change) => {
            if (dryRun) return
            form.done()
            setVersion(change.version)
          },
          onError: (error) => {
            if (sweep === null || !isCode(error, 'conflict')) return
            // What the other wrote stays unread until the next try, when it cannot be had now.
            void api
              .get<SweepText>(reading('/sweeps/{name}', { name }))
              .then(setNow)
              .catch(() => undefined)
          },
        },
      ),
    take: (keep: 'mine' | 'theirs') => {
      if (now === null) return
      form.rebase({ text: now.text, ...sweepDraft(now) }, keep)
      setVersion(now.version)
      setNow(null)
      act.reset()
    },
  }
}

/** A sweep as a form or as its file. */
export function SweepEditor({ onDone, ...props }: Props) {
  const { t } = useTranslation()
  const editor = useSweepEditor(props)
  const { form, draft, act, now, asForm } = editor
  const [reason, setReason] = useState('')
  const set = (part: object): void => {
    act.reset()
    form.set(part)
  }
  return (
    <form
      className="register-form panel"
      data-testid="sweep-editor"
      onSubmit={(event) => {
        event.preventDefault()
        editor.send(false, reason)
      }}
    >
      <div className="register-acts">
        <h2>{t('sweeps.edit')}</h2>
        {editor.mayForm ? (
          <Button size="small" onClick={() => editor.setAsForm(!asForm)} data-testid="sweep-mode">
            {t(asForm ? 'sweeps.asText' : 'sweeps.asForm')}
          </Button>
        ) : (
          props.sweep !== null && <span className="muted small">{t('sweeps.campaignText')}</span>
        )}
      </div>
      {asForm && draft !== null ? (
        <>
          <p className="muted small">{t('sweeps.formHint')}</p>
          <SweepFormFields draft={draft} set={set} />
        </>
      ) : (
        <Input.TextArea
          className="sweep-text"
          aria-label={t('sweeps.asText')}
          data-testid="sweep-text"
          spellCheck={false}
          autoSize={{ minRows: 12, maxRows: 40 }}
          value={form.draft.text}
          onChange={({ target }) => set({ text: target.value })}
        />
      )}
      {now !== null && (
        <Overtaken
          now={now}
          mine={
            typeof editor.document === 'string'
              ? editor.document
              : JSON.stringify(editor.document, null, 2)
          }
          onTake={editor.take}
        />
      )}
      <TextField
        id="sweep-reason"
        label={t('sweeps.reason')}
        hint={t('sweeps.reasonHint')}
        required
        value={reason}
        onChange={setReason}
      />
      <div className="register-acts">
        <Button
          disabled={!editor.sound || act.isPending}
          data-testid="sweep-check"
          onClick={() => editor.send(true, reason.trim() || t('sweeps.check'))}
        >
          {t('sweeps.check')}
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={act.isPending}
          disabled={
            !editor.sound || reason.trim() === '' || form.changed.length === 0 || now !== null
          }
          data-testid="sweep-save"
        >
          {t('sweeps.save')}
        </Button>
        <Button onClick={onDone}>{t('app.close')}</Button>
      </div>
      {act.error !== null && now === null && <TroubleNote error={act.error} />}
      {act.data !== undefined && <Told change={act.data} dryRun={act.variables?.dryRun ?? true} />}
    </form>
  )
}
