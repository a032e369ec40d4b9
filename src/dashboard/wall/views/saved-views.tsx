import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { navigate } from '../../lib/use-path.ts'
import { useRemoveView, useSavedViews, useSaveView } from '../../saved-views/use-saved-views.ts'

function SaveForm({ search, onDone }: { readonly search: string; onDone(): void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const save = useSaveView('wall')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate({ name: name.trim(), search }, { onSuccess: onDone })
  }
  return (
    <form className="view-save" onSubmit={submit}>
      <label className="plain-field">
        {t('desk.views.name')}
        <input
          value={name}
          maxLength={60}
          onChange={({ target }) => setName(target.value)}
          data-testid="view-name"
        />
      </label>
      <Button size="small" htmlType="submit" loading={save.isPending} data-testid="view-save-now">
        {t('desk.views.saveNow')}
      </Button>
      <Button size="small" type="link" onClick={onDone}>
        {t('app.cancel')}
      </Button>
      {save.error !== null && <TroubleNote error={save.error} />}
    </form>
  )
}

/** The person's own views of the wall: choose one, save what is shown now, remove one. */
export function SavedViews({ search }: { readonly search: string }) {
  const { t } = useTranslation()
  const [naming, setNaming] = useState(false)
  const views = useSavedViews('wall')
  const remove = useRemoveView()
  const known = views.data ?? []
  const chosen = known.find((view) => view.search === search)
  if (naming) return <SaveForm search={search} onDone={() => setNaming(false)} />
  return (
    <>
      {known.length > 0 && (
        <label className="plain-field">
          {t('desk.views.saved')}
          <select
            value={chosen?.id ?? ''}
            onChange={({ target }) => {
              const view = known.find(({ id }) => id === target.value)
              navigate(`/${view?.search ?? ''}`, 'replace')
            }}
            data-testid="wall-views"
          >
            <option value="">{t('desk.views.none')}</option>
            {known.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {chosen === undefined && search !== '' && (
        <Button size="small" onClick={() => setNaming(true)} data-testid="view-save">
          {t('desk.views.save')}
        </Button>
      )}
      {chosen !== undefined && (
        <Button
          size="small"
          type="link"
          loading={remove.isPending}
          onClick={() => remove.mutate(chosen.id)}
          data-testid="view-remove"
        >
          {t('desk.views.remove')}
        </Button>
      )}
      {(views.error ?? remove.error) !== null && (
        <TroubleNote error={views.error ?? remove.error} onRetry={() => void views.refetch()} />
      )}
    </>
  )
}
