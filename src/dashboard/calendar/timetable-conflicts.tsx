import { useTranslation } from 'react-i18next'
import type { TimetableConflict } from '../../contracts/law/timetable.ts'
import { useTimetableConflicts } from '../api/calendar/use-timetable-conflicts.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'

type Props = { readonly year: number; readonly region: string }

function ConflictRow({ conflict }: { readonly conflict: TimetableConflict }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  return (
    <tr data-testid="timetable-conflict" data-rule={conflict.rule}>
      <td>{conflict.course}</td>
      <td>{conflict.institution}</td>
      <td>
        <span className={`conflict-verdict ${conflict.verdict}`}>
          {t(`words.verdict.${conflict.verdict}`)}
        </span>{' '}
        {say(conflict.ruleName)} <code>{conflict.rule}</code>
      </td>
      <td>{t('calendar.conflictDays', { count: conflict.days })}</td>
      <td>
        {conflict.firstDay} – {conflict.lastDay}
      </td>
    </tr>
  )
}

/** Registered timetables that the law stands against, before anybody has taught by them. */
export function TimetableConflicts({ year, region }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useTimetableConflicts(year, region)
  return (
    <section className="timetable-conflicts" data-testid="timetable-conflicts">
      <h2>{t('calendar.conflicts')}</h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="muted">{t('calendar.noConflicts')}</p>}
      {data !== undefined && data.items.length > 0 && (
        <div className="conflict-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('calendar.conflictCourse')}</th>
                <th scope="col">{t('calendar.conflictInstitution')}</th>
                <th scope="col">{t('calendar.conflictRule')}</th>
                <th scope="col">{t('calendar.conflictCount')}</th>
                <th scope="col">{t('calendar.conflictSpan')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((conflict) => (
                <ConflictRow
                  key={`${conflict.courseId} ${conflict.rule} ${conflict.verdict}`}
                  conflict={conflict}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
