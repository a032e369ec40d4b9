import { useTranslation } from 'react-i18next'
import type { RoomsChanged } from '../../../contracts/register/changes.ts'
import { usePlaceNames } from '../../api/use-place-names.ts'

type Touched = RoomsChanged['rooms'][number]['after']

/** What a change of many rooms would make of each. */
export function BulkPreview({ preview }: { readonly preview: RoomsChanged }) {
  const { t } = useTranslation()
  const nameOf = usePlaceNames(
    preview.rooms.flatMap(({ before, after }) => [before.region, after.region]),
  )
  const shown = (one: Touched, name: keyof Touched): string => {
    if (name === 'tier') return t(`register.tiers.${one.tier}`)
    if (name === 'active') return t(one.active ? 'register.activeYes' : 'register.activeNo')
    if (name === 'tags') return one.tags.join('、') || t('register.nothing')
    return nameOf(one.region)
  }
  const names = ['tier', 'tags', 'region', 'active'] as const
  return (
    <div data-testid="bulk-previewed">
      <p>
        {t('register.previewed', { count: preview.rooms.length, unchanged: preview.unchanged })}
      </p>
      <ul className="register-preview">
        {preview.rooms.map(({ id, title, before, after }) => (
          <li key={id}>
            <b>{title}</b>{' '}
            {names
              .filter((name) => shown(before, name) !== shown(after, name))
              .map((name) => (
                <span key={name} className="small">
                  {t(`register.fields.${name}`)}
                  {t('app.colon')}
                  {shown(before, name)} → {shown(after, name)}
                </span>
              ))}
          </li>
        ))}
      </ul>
    </div>
  )
}
