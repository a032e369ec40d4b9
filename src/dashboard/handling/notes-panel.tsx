import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTE_AUDIENCES, type WireNote } from '../../contracts/handling.ts'
import type { Account } from '../../contracts/session.ts'
import { useAddNote, useNotes } from '../api/violations/use-handling.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { whoOf } from '../lib/violations/case-acts.ts'
import { personOf } from '../lib/violations/fold-history.ts'

function Text({ note }: { readonly note: WireNote }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="note-text">{note.text}</p>
      <p className="muted small">
        <span className={`note-audience ${note.audience}`}>
          {t(`handling.audience.${note.audience}`)}
        </span>{' '}
        {personOf(note.by)} · <TimeText at={note.at} />
      </p>
    </>
  )
}

/** Every wording that stood in its place before, the latest first. */
function before(note: WireNote, all: readonly WireNote[]): readonly WireNote[] {
  const replaced = all.find(({ id }) => id === note.replaces)
  return replaced === undefined ? [] : [replaced, ...before(replaced, all)]
}

type LineProps = {
  readonly note: WireNote
  readonly all: readonly WireNote[]
  readonly own: boolean
  onEdit(note: WireNote): void
}

function NoteLine({ note, all, own, onEdit }: LineProps) {
  const { t } = useTranslation()
  const earlier = before(note, all)
  return (
    <li data-testid="note" data-audience={note.audience}>
      <Text note={note} />
      {own && (
        <Button type="link" size="small" onClick={() => onEdit(note)}>
          {t('handling.noteEdit')}
        </Button>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{t('handling.noteBefore')}</summary>
          {earlier.map((one) => (
            <Text key={one.id} note={one} />
          ))}
        </details>
      )}
    </li>
  )
}

type FormProps = {
  readonly id: string
  readonly editing: WireNote | null
  onDone(): void
}

function NoteForm({ id, editing, onDone }: FormProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(editing?.text ?? '')
  const [audience, setAudience] = useState<WireNote['audience']>(editing?.audience ?? 'internal')
  const add = useAddNote(id)
  const said = text.trim()
  const save = () =>
    add.mutate(
      { text: said, audience, replaces: editing?.id ?? null },
      {
        onSuccess: () => {
          setText('')
          onDone()
        },
      },
    )
  return (
    <div className="note-form">
      <label htmlFor="note-text">
        {t(editing === null ? 'handling.noteText' : 'handling.noteEditing')}
      </label>
      <Input.TextArea
        id="note-text"
        data-testid="note-text"
        rows={2}
        maxLength={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="note-acts">
        <Radio.Group
          size="small"
          optionType="button"
          aria-label={t('handling.audienceLabel')}
          value={audience}
          options={NOTE_AUDIENCES.map((value) => ({
            value,
            label: t(`handling.audience.${value}`),
          }))}
          onChange={({ target }) => setAudience(target.value as WireNote['audience'])}
        />
        <Button
          size="small"
          disabled={said === ''}
          loading={add.isPending}
          onClick={save}
          data-testid="note-save"
        >
          {t('handling.noteSave')}
        </Button>
      </div>
      {add.isError && <TroubleNote error={add.error} />}
    </div>
  )
}

type Props = { readonly violationId: string; readonly account: Account }

/** What people add, for those who work here or to be told outside; what a note said before is kept. */
export function NotesPanel({ violationId, account }: Props) {
  const { t } = useTranslation()
  const notes = useNotes(violationId)
  const [editing, setEditing] = useState<WireNote | null>(null)
  const all = notes.data?.items ?? []
  const standing = all.filter(({ id }) => all.every(({ replaces }) => replaces !== id))
  return (
    <section className="panel" data-testid="notes">
      <h2>{t('handling.notes')}</h2>
      {notes.isError && <TroubleNote error={notes.error} onRetry={() => void notes.refetch()} />}
      {notes.isSuccess && all.length === 0 && (
        <p className="muted small">{t('handling.notesEmpty')}</p>
      )}
      <ul className="notes">
        {standing.map((note) => (
          <NoteLine
            key={note.id}
            note={note}
            all={all}
            own={note.by === whoOf(account)}
            onEdit={setEditing}
          />
        ))}
      </ul>
      <NoteForm
        key={editing?.id ?? 'new'}
        id={violationId}
        editing={editing}
        onDone={() => setEditing(null)}
      />
    </section>
  )
}
