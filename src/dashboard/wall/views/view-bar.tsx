import { useTranslation } from 'react-i18next'
import type { Room } from '../../../contracts/room.ts'
import { usePlaceNames } from '../../api/use-place-names.ts'
import { navigate } from '../../lib/use-path.ts'
import { searchOf } from '../../register/filter.ts'
import { SavedViews } from './saved-views.tsx'
import { choicesOf, type WallFilter, type WallFilterName } from './wall-filter.ts'

type Props = {
  readonly rooms: readonly Room[]
  readonly filter: WallFilter
  /** Rooms that it leaves. */
  readonly shown: number
  /** Leads under way that it hides. */
  readonly hidden: number
}

export const showFilter = (filter: WallFilter): void => navigate(`/${searchOf(filter)}`, 'replace')

type ChoiceProps = {
  readonly name: Exclude<WallFilterName, 'text'>
  readonly values: readonly string[]
  readonly filter: WallFilter
  wordsOf(value: string): string
}

function Choice({ name, values, filter, wordsOf }: ChoiceProps) {
  const { t } = useTranslation()
  const chosen = filter[name] ?? ''
  if (values.length < 2 && chosen === '') return null
  // What a view names may be on no room today.
  const all = chosen === '' || values.includes(chosen) ? values : [chosen, ...values]
  return (
    <label className="plain-field">
      {t(`desk.views.${name}`)}
      <select
        value={chosen}
        onChange={({ target }) => showFilter({ ...filter, [name]: target.value })}
        data-testid={`wall-${name}`}
      >
        <option value="">{t('desk.views.any')}</option>
        {all.map((value) => (
          <option key={value} value={value}>
            {wordsOf(value)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What is hidden is said, with the way back: a filter must not pass for calm. */
function Hidden({ rooms, shown, hidden }: Pick<Props, 'rooms' | 'shown' | 'hidden'>) {
  const { t } = useTranslation()
  return (
    <p
      className={hidden > 0 ? 'view-hidden urgent' : 'view-hidden muted'}
      data-testid="wall-hidden"
    >
      {t('desk.views.filtered', { shown, all: rooms.length })}
      {hidden > 0 && <strong>{t('desk.views.hiddenLeads', { count: hidden })}</strong>}
      <button
        type="button"
        className="link-like"
        onClick={() => showFilter({})}
        data-testid="wall-show-all"
      >
        {t('desk.views.showAll')}
      </button>
    </p>
  )
}

/** Narrows the wall, and keeps how a person likes to look at it. */
export function ViewBar({ rooms, filter, shown, hidden }: Props) {
  const { t } = useTranslation()
  const choices = choicesOf(rooms)
  const placeName = usePlaceNames(choices.region)
  const search = searchOf(filter)
  const itself = (value: string): string => value
  // A platform is called by its host, but for those that have none of their own.
  const platformName = (name: string): string =>
    name === 'own' || name === 'odd-host' ? t(`desk.views.platforms.${name}`) : name
  return (
    <search className="view-bar" aria-label={t('desk.views.title')}>
      <label className="plain-field">
        {t('desk.views.text')}
        <input
          type="search"
          value={filter.text ?? ''}
          maxLength={100}
          onChange={({ target }) => showFilter({ ...filter, text: target.value })}
          data-testid="wall-text"
        />
      </label>
      <Choice name="region" values={choices.region} filter={filter} wordsOf={placeName} />
      <Choice name="platform" values={choices.platform} filter={filter} wordsOf={platformName} />
      <Choice name="tag" values={choices.tag} filter={filter} wordsOf={itself} />
      <SavedViews search={search} />
      {search !== '' && <Hidden rooms={rooms} shown={shown} hidden={hidden} />}
    </search>
  )
}
