import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyLine } from '../components/copy-line.tsx'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useRemoveView, useSavedViews, useSaveView, type ViewPage } from './use-saved-views.ts'
import '../styles/timeline/saved-views.css'

type Props = {
  readonly page: ViewPage
  /** Where the page is, without what it is narrowed by. */
  readonly path: string
  /** What it is narrowed by now, from `?` on. */
  readonly search: string
}

const LONGEST_NAME = 60

function SaveForm({ page, search }: Pick<Props, 'page' | 'search'>) {
  const { t } = useTranslation()
  const save = useSaveView(page)
  const [name, setName] = useState('')
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate({ name: name.trim(), search }, { onSuccess: () => setName('') })
  }
  return (
    <form className="view-form" onSubmit={onSubmit}>
      <Input
        value={name}
        maxLength={LONGEST_NAME}
        aria-label={t('timeline.views.name')}
        placeholder={t('timeline.views.name')}
        onChange={({ target }) => setName(target.value)}
        data-testid="view-name"
      />
      <Button
        htmlType="submit"
        disabled={name.trim() === ''}
        loading={save.isPending}
        data-testid="view-save"
      >
        {t('timeline.views.save')}
      </Button>
      {save.error !== null && <TroubleNote error={save.error} />}
    </form>
  )
}

/** What this person saved of this page, each a link that may be sent on; and what is shown now, to be saved. */
export function SavedViews({ page, path, search }: Props) {
  const { t } = useTranslation()
  const views = useSavedViews(page)
  const remove = useRemoveView()
  return (
    <details className="saved-views" data-testid="saved-views">
      <summary>{t('timeline.views.title', { count: views.data?.length ?? 0 })}</summary>
      {views.error !== null && (
        <TroubleNote error={views.error} onRetry={() => void views.refetch()} />
      )}
      {views.data?.length === 0 && <p className="muted small">{t('timeline.views.empty')}</p>}
      <ul>
        {views.data?.map((view) => (
          <li key={view.id} data-testid="saved-view">
            <Link
              href={`${path}${view.search}`}
              aria-current={view.search === search ? 'true' : undefined}
            >
              {view.name}
            </Link>
            <Button
              size="small"
              onClick={() => remove.mutate(view.id)}
              aria-label={t('timeline.views.removeOf', { name: view.name })}
              data-testid="view-remove"
            >
              {t('timeline.views.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {remove.error !== null && <TroubleNote error={remove.error} />}
      <SaveForm page={page} search={search} />
      <CopyLine
        label={t('timeline.views.link')}
        text={`${location.origin}${path}${search}`}
        testId="view-link"
      />
    </details>
  )
}
