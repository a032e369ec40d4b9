import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Room, roomInput } from '../../../contracts/room.ts'
import { reading } from '../../api/addresses.ts'
import { useApi } from '../../api/api-context.tsx'
import { isCode } from '../../api/problem-error.ts'
import { TroubleNote } from '../../components/trouble-note.tsx'
import type { zhRegister } from '../../i18n/register/zh-register.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { FormFoot } from '../form-foot.tsx'
import { OvertakenNote } from '../overtaken-note.tsx'
import { errorsOf, type FieldErrors, serverErrors, useRecordForm } from '../use-record-form.ts'
import { type SavedRoom, useSaveRoom } from '../use-register.ts'
import { type RoomDraft, roomDraft, roomInputOf } from './room-draft.ts'
import { RoomFields } from './room-fields.tsx'

type Props = {
  /** `null`: a new one. */
  readonly room: Room | null
  readonly given?: Partial<RoomDraft>
  onSaved(room: SavedRoom): void
  onCancel(): void
}

type FieldName = keyof typeof zhRegister.fields

/** Of a change only what was changed is sent, so that two who edit other fields do not write over each other. */
function changedInput(draft: RoomDraft, base: RoomDraft) {
  const [now, before] = [roomInputOf(draft), roomInputOf(base)]
  const names = Object.keys(now) as (keyof typeof now)[]
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]))
      .map((name) => [name, now[name]]),
  )
}

function useErrors(draft: RoomDraft, error: unknown): FieldErrors {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const input = roomInputOf(draft)
  const nowhere = input.pageUrl === null && input.streamUrls.length === 0
  return {
    ...serverErrors(error, language),
    ...errorsOf(roomInput, input, (wrong) => t(`register.wrong.${wrong}`)),
    ...(nowhere ? { pageUrl: t('register.wrong.address') } : {}),
  }
}

/** What somebody else made of the room meanwhile. */
function useTheirs() {
  const api = useApi()
  const [theirs, setTheirs] = useState<Room | null>(null)
  return {
    theirs,
    forget: () => setTheirs(null),
    read: async (id: string) => setTheirs(await api.get<Room>(reading('/rooms/{id}', { id }))),
  }
}

/** Registers a room, or edits one; checked while it is typed by the shape that the API checks it by. */
export function RoomForm({ room, given, onSaved, onCancel }: Props) {
  const { t } = useTranslation()
  const form = useRecordForm<RoomDraft>(roomDraft(room, given))
  const [version, setVersion] = useState(room?.version ?? null)
  const [reason, setReason] = useState('')
  const other = useTheirs()
  const act = useSaveRoom(room?.id ?? null)
  const errors = useErrors(form.draft, act.error)
  const wrong = Object.keys(errors).length > 0 && !act.isError
  const unchanged = room !== null && form.changed.length === 0
  const save = (): void => {
    const body =
      room === null
        ? { ...roomInputOf(form.draft), reason }
        : { ...changedInput(form.draft, form.base), reason, expectedVersion: version }
    act.mutate(body, {
      onSuccess: (saved) => {
        form.done()
        onSaved(saved)
      },
      onError: (error) => {
        if (room !== null && isCode(error, 'overtaken')) void other.read(room.id)
      },
    })
  }
  return (
    <form
      className="register-form panel"
      data-testid="room-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <h2>{room === null ? t('register.addRoom') : t('register.editing', { name: room.title })}</h2>
      <RoomFields
        draft={form.draft}
        errors={room === null && given === undefined && form.changed.length === 0 ? {} : errors}
        institutionName={room?.institutionName ?? ''}
        set={(part) => {
          act.reset()
          form.set(part)
        }}
      />
      {other.theirs !== null && (
        <OvertakenNote
          base={form.base}
          mine={form.draft}
          theirs={roomDraft(other.theirs)}
          nameOf={(field) => t(`register.fields.${field as FieldName}`)}
          onTake={(keep) => {
            if (other.theirs === null) return
            form.rebase(roomDraft(other.theirs), keep)
            setVersion(other.theirs.version)
            other.forget()
            act.reset()
          }}
        />
      )}
      <FormFoot
        reason={reason}
        saving={act.isPending}
        disabled={wrong || unchanged || reason.trim() === '' || other.theirs !== null}
        note={unchanged ? t('register.unchanged') : null}
        onReason={setReason}
        onCancel={() => form.mayDrop() && onCancel()}
      />
      {act.error !== null && other.theirs === null && <TroubleNote error={act.error} />}
    </form>
  )
}
