import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  RUNNING_NAMES,
  type RunningName,
  type WireRunningSettings,
} from '../../contracts/upkeep/running-settings.ts'
import { isCode } from '../api/problem-error.ts'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { TextField } from '../register/fields.tsx'
import { OvertakenNote } from '../register/overtaken-note.tsx'
import { useRecordForm } from '../register/use-record-form.ts'
import {
  changeIn,
  isTaken,
  itemOf,
  type RunningDraft,
  type RunningItem,
  runningDraft,
} from './running-draft.ts'
import { RunningHistory } from './running-history.tsx'
import { useChangeRunning, useReadRunning, useRunning, useUndoRunning } from './use-running.ts'
import '../styles/register.css'

type FieldProps = {
  readonly name: RunningName
  readonly item: RunningItem
  readonly draft: RunningDraft
  onChange(part: Partial<RunningDraft>): void
}

function RunningField({ name, item, draft, onChange }: FieldProps) {
  const { t } = useTranslation()
  const { started, value, least, most } = item
  if (started === null) {
    return (
      <p>
        {t(`settings.running.name.${name}`)}
        <span className="muted small"> {t('settings.running.off')}</span>
      </p>
    )
  }
  return (
    <div>
      <TextField
        id={`running-${name}`}
        label={t(`settings.running.name.${name}`)}
        value={draft[name]}
        hint={String(started)}
        error={isTaken(draft, name) ? undefined : t('settings.running.wrong', { least, most })}
        onChange={(text) => onChange({ [name]: text })}
      />
      <p className="muted small">
        {t('settings.running.now', { started, value: value ?? started })}{' '}
        {t(`settings.running.means.${name}`)}
      </p>
    </div>
  )
}

/** What is typed over the settings, sent against the version that it was typed over. */
function useRunningForm(opened: WireRunningSettings) {
  const [shown, setShown] = useState(opened)
  const [theirs, setTheirs] = useState<WireRunningSettings | null>(null)
  const [reason, setReason] = useState('')
  const form = useRecordForm<RunningDraft>(runningDraft(opened))
  const read = useReadRunning()
  const change = useChangeRunning()
  const undo = useUndoRunning()
  const fetchTheirs = (error: unknown): void => {
    // What the other set stays unread until the next try, when it cannot be had now.
    if (isCode(error, 'overtaken')) void read().then(setTheirs, () => undefined)
  }
  const settle = (written: WireRunningSettings): void => {
    form.settle(form.draft, runningDraft(written))
    setShown(written)
    setReason('')
  }
  const agreed = { reason, expectedVersion: shown.version }
  return {
    ...{ shown, theirs, reason, setReason, form, change, undo },
    save: (onSaved: () => void) =>
      change.mutate(
        { ...agreed, change: changeIn(form.draft, form.changed) },
        {
          onSuccess: (written) => {
            settle(written)
            onSaved()
          },
          onError: fetchTheirs,
        },
      ),
    takeBack: (onUndone: () => void) =>
      undo.mutate(agreed, {
        onSuccess: (written) => {
          settle(written)
          onUndone()
        },
        onError: fetchTheirs,
      }),
    take: (keep: 'mine' | 'theirs') => {
      if (theirs === null) return
      form.rebase(runningDraft(theirs), keep)
      setShown(theirs)
      setTheirs(null)
      change.reset()
      undo.reset()
    },
  }
}

type Editing = ReturnType<typeof useRunningForm>

function Foot({ editing }: { readonly editing: Editing }) {
  const { t } = useTranslation()
  const tell = useToast()
  const { form, shown, theirs, reason, change, undo } = editing
  const isIdle = reason.trim() === '' || theirs !== null || change.isPending || undo.isPending
  const isSound = RUNNING_NAMES.every((name) => isTaken(form.draft, name))
  return (
    <>
      <TextField
        id="running-reason"
        label={t('settings.running.reason')}
        hint={t('settings.running.reasonHint')}
        value={reason}
        onChange={editing.setReason}
      />
      <div className="register-acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={change.isPending}
          disabled={isIdle || !isSound || form.changed.length === 0}
          data-testid="running-save"
        >
          {t('settings.running.save')}
        </Button>
        {shown.version > 0 && (
          <Button
            loading={undo.isPending}
            disabled={isIdle || form.changed.length > 0}
            data-testid="running-undo"
            onClick={() => editing.takeBack(() => tell(t('settings.running.undone')))}
          >
            {t('settings.running.undo')}
          </Button>
        )}
      </div>
    </>
  )
}

function RunningForm({ opened }: { readonly opened: WireRunningSettings }) {
  const { t } = useTranslation()
  const tell = useToast()
  const editing = useRunningForm(opened)
  const { form, shown, theirs } = editing
  const error = editing.change.error ?? editing.undo.error
  return (
    <>
      <form
        className="register-form"
        data-testid="running-form"
        onSubmit={(event) => {
          event.preventDefault()
          editing.save(() => tell(t('settings.running.saved')))
        }}
      >
        <div className="register-fields">
          {RUNNING_NAMES.map((name) => {
            const item = itemOf(shown, name)
            return item === null ? null : (
              <RunningField
                key={name}
                name={name}
                item={item}
                draft={form.draft}
                onChange={form.set}
              />
            )
          })}
        </div>
        {theirs !== null && (
          <OvertakenNote
            base={form.base}
            mine={form.draft}
            theirs={runningDraft(theirs)}
            nameOf={(name) => t(`settings.running.name.${name as RunningName}`)}
            onTake={editing.take}
          />
        )}
        <Foot editing={editing} />
        {error !== null && theirs === null && <TroubleNote error={error} />}
      </form>
      <RunningHistory version={shown.version} />
    </>
  )
}

/** What may be changed while the program runs. */
export function RunningPanel() {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useRunning()
  return (
    <section className="panel" id="running" data-testid="running">
      <h2>{t('settings.running.title')}</h2>
      <p className="muted small">{t('settings.running.lead')}</p>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {data !== undefined && <RunningForm opened={data} />}
    </section>
  )
}
