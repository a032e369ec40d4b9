import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomsChanged } from '../../../contracts/register/changes.ts'
import type { Room } from '../../../contracts/room.ts'
import { ROOM_TIERS } from '../../../contracts/words/vocabulary.ts'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { ChoiceField, TextField } from '../fields.tsx'
import { RegionField } from '../region-field.tsx'
import { useChangeRooms, useUndoRooms } from '../use-register.ts'
import { BulkPreview } from './bulk-preview.tsx'
import { words } from './room-draft.ts'

const NOTHING = { tier: '', region: '', active: '', addTags: '', removeTags: '', reason: '' }
type BulkDraft = typeof NOTHING

function changeOf({ tier, region, active, addTags, removeTags }: BulkDraft) {
  return {
    ...(tier === '' ? {} : { tier }),
    ...(region.trim() === '' ? {} : { region: region.trim() }),
    ...(active === '' ? {} : { active: active === 'true' }),
    ...(words(addTags).length === 0 ? {} : { addTags: words(addTags) }),
    ...(words(removeTags).length === 0 ? {} : { removeTags: words(removeTags) }),
  }
}

type FieldsProps = { readonly draft: BulkDraft; set(part: Partial<BulkDraft>): void }

function BulkFields({ draft, set }: FieldsProps) {
  const { t } = useTranslation()
  const text = (name: 'addTags' | 'removeTags' | 'reason', label: string) => (
    <TextField
      id={`bulk-${name}`}
      label={label}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
    />
  )
  const choice = (
    name: 'tier' | 'active',
    label: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <ChoiceField
      id={`bulk-${name}`}
      label={label}
      value={draft[name]}
      options={[{ value: '', label: t('register.bulkKeep') }, ...options]}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <div className="register-fields">
      {choice(
        'tier',
        t('register.tier'),
        ROOM_TIERS.map((value) => ({ value, label: t(`register.tiers.${value}`) })),
      )}
      {text('addTags', t('register.addTags'))}
      {text('removeTags', t('register.removeTags'))}
      <RegionField
        id="bulk-region"
        label={t('register.fields.region')}
        value={draft.region}
        onChange={(region) => set({ region })}
      />
      {choice('active', t('register.active'), [
        { value: 'true', label: t('register.restore') },
        { value: 'false', label: t('register.archive') },
      ])}
      {text('reason', t('register.reason'))}
    </div>
  )
}

type ToldProps = { readonly done: RoomsChanged; onUndone(count: number): void }

function Done({ done, onUndone }: ToldProps) {
  const { t } = useTranslation()
  const undo = useUndoRooms()
  const { changeId } = done
  return (
    <p className="register-acts" role="status" data-testid="bulk-done">
      {t('register.applied', { count: done.rooms.length })}
      {changeId !== null && (
        <Button
          size="small"
          loading={undo.isPending}
          data-testid="bulk-undo"
          onClick={() =>
            undo.mutate(
              { changeId, reason: t('register.undo') },
              { onSuccess: ({ rooms }) => onUndone(rooms.length) },
            )
          }
        >
          {t('register.undo')}
        </Button>
      )}
      {undo.error !== null && <TroubleNote error={undo.error} />}
    </p>
  )
}

type Props = { readonly rooms: readonly Room[]; onClear(): void }

/** What many rooms have in common is changed at once: looked at first, and taken back by one button. */
export function BulkBar({ rooms, onClear }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(NOTHING)
  const [preview, setPreview] = useState<RoomsChanged | null>(null)
  const [done, setDone] = useState<RoomsChanged | null>(null)
  const [undone, setUndone] = useState<number | null>(null)
  const act = useChangeRooms()
  const change = changeOf(draft)
  const asked = (dryRun: boolean) => ({
    rooms: rooms.map(({ id, version }) => ({ id, expectedVersion: version })),
    change,
    dryRun,
    reason: draft.reason.trim() || t('register.preview'),
  })
  if (rooms.length === 0 && done === null && undone === null) return null
  return (
    <section className="panel register-bulk" aria-label={t('register.bulk')} data-testid="bulk-bar">
      {done !== null && (
        <Done
          done={done}
          onUndone={(count) => {
            setDone(null)
            setUndone(count)
          }}
        />
      )}
      {undone !== null && <p role="status">{t('register.undone', { count: undone })}</p>}
      {rooms.length > 0 && (
        <>
          <div className="register-acts">
            <b>{t('register.selected', { count: rooms.length })}</b>
            <Button size="small" onClick={onClear}>
              {t('register.clear')}
            </Button>
          </div>
          <BulkFields
            draft={draft}
            set={(part) => {
              setPreview(null)
              act.reset()
              setDraft((now) => ({ ...now, ...part }))
            }}
          />
          <Button
            disabled={Object.keys(change).length === 0}
            loading={act.isPending}
            data-testid="bulk-preview"
            onClick={() => act.mutate(asked(true), { onSuccess: setPreview })}
          >
            {t('register.preview')}
          </Button>
          {preview !== null && <BulkPreview preview={preview} />}
          {preview !== null && preview.rooms.length > 0 && (
            <Button
              type="primary"
              disabled={draft.reason.trim() === ''}
              loading={act.isPending}
              data-testid="bulk-apply"
              onClick={() =>
                act.mutate(asked(false), {
                  onSuccess: (changed) => {
                    setDone(changed)
                    setUndone(null)
                    setPreview(null)
                    setDraft(NOTHING)
                    onClear()
                  },
                })
              }
            >
              {t('register.apply', { count: preview.rooms.length })}
            </Button>
          )}
          {act.error !== null && <TroubleNote error={act.error} />}
        </>
      )}
    </section>
  )
}
