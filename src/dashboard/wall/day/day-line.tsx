import { useTranslation } from 'react-i18next'
import type { Room } from '../../../contracts/room.ts'
import { usePlaceNames } from '../../api/use-place-names.ts'
import { Link } from '../../components/link.tsx'
import { clockOf, dateOf } from '../../lib/time/format-time.ts'
import { useToldNow } from '../../lib/time/use-program-now.ts'
import { dayParts } from '../../lookup/day-parts.ts'
import { clockOfMinute, dayNow, type LawPlace, lawPlaces } from './law-places.ts'
import { useDayWindows } from './use-day-windows.ts'

/** So many places are shown; the calendar has the rest. */
const SHOWN = 3
const MINUTES = 1440

type LineProps = {
  readonly place: LawPlace
  readonly name: string
  readonly date: string
  readonly minute: number
}

function NowWords({
  parts,
  minute,
}: {
  readonly parts: ReturnType<typeof dayParts>
  readonly minute: number
}) {
  const { t } = useTranslation()
  const { now, next } = dayNow(parts, minute)
  if (now === null) return <span className="law-now">{t('desk.dayLine.unjudged')}</span>
  return (
    <span className="law-now" data-verdict={now.verdict}>
      <b>
        {t('desk.dayLine.now')}
        {t(`words.verdict.${now.verdict}`)}
      </b>{' '}
      {now.rule !== null && `${t(`words.rule.${now.rule}`)} `}
      <span className="muted">
        {next === null
          ? t('desk.dayLine.restOfDay')
          : t('desk.dayLine.next', {
              time: clockOfMinute(next.from),
              verdict: t(`words.verdict.${next.verdict}`),
            })}
      </span>
    </span>
  )
}

function PlaceLine({ place, name, date, minute }: LineProps) {
  const { t } = useTranslation()
  const { data, error } = useDayWindows(place, date)
  const parts = data === undefined ? null : dayParts(data.items, date)
  const title = t('desk.dayLine.place', { place: name, stage: t(`words.stage.${place.stage}`) })
  return (
    <li className="law-line" data-testid="law-line" data-region={place.region}>
      <b className="law-place">{title}</b>
      <span className="law-bar" aria-hidden="true">
        <span className="hours-bar">
          {parts?.map(({ from, to, verdict }) => (
            <span key={from} data-verdict={verdict} style={{ flexGrow: to - from }} />
          ))}
        </span>
        <span className="law-mark" style={{ left: `${(minute / MINUTES) * 100}%` }} />
      </span>
      {parts !== null && <NowWords parts={parts} minute={minute} />}
      {parts === null && error !== null && (
        <span className="law-now" data-testid="day-failed">
          {t('desk.dayLine.failed')}
        </span>
      )}
    </li>
  )
}

/** What the law says of this day where the rooms are, with the moment that it is now by the program's own clock. */
export function DayLine({ rooms }: { readonly rooms: readonly Room[] | undefined }) {
  const { t } = useTranslation()
  const now = useToldNow()
  const places = lawPlaces(rooms ?? [])
  const shown = places.slice(0, SHOWN)
  const nameOf = usePlaceNames(shown.map(({ region }) => region))
  if (now === null || shown.length === 0) return null
  const [hour = 0, minutes = 0] = clockOf(now).split(':').map(Number)
  return (
    <section className="law-lines" aria-label={t('desk.dayLine.title')} data-testid="law-lines">
      <ul>
        {shown.map((place) => (
          <PlaceLine
            key={`${place.region} ${place.stage}`}
            place={place}
            name={nameOf(place.region)}
            date={dateOf(now)}
            minute={hour * 60 + minutes}
          />
        ))}
      </ul>
      {places.length > SHOWN && (
        <Link href="/calendar" className="small">
          {t('desk.dayLine.more', { count: places.length - SHOWN })} →
        </Link>
      )}
    </section>
  )
}
