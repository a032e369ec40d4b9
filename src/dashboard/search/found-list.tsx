import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '../components/link.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { TimeText } from '../components/time-text.tsx'
import { framePath, momentPath, roomPath, violationPath } from '../lib/routes.ts'
import { fullTimeOf } from '../lib/time/format-time.ts'
import { useCommands } from '../lib/use-commands.ts'
import {
  type FoundLesson,
  type FoundRoom,
  foundGroups,
  type Hit,
  piecesOf,
} from './found-groups.ts'

/** The picture that it was read off, fetched when it comes near the screen. */
function HitPicture({ hit }: { readonly hit: Hit }) {
  const { t } = useTranslation()
  const [gone, setGone] = useState(false)
  if (hit.sense !== 'picture' || hit.excerpt === null) return null
  if (hit.url === null || gone) {
    return (
      <span className="found-no-picture muted small">
        {t(gone ? 'search.gone' : 'search.notKept')}
      </span>
    )
  }
  const at = fullTimeOf(Date.parse(hit.at))
  return (
    <img
      src={hit.url}
      alt={t('search.alt', { room: hit.roomTitle, at })}
      loading="lazy"
      decoding="async"
      width={160}
      height={90}
      onError={() => setGone(true)}
    />
  )
}

/** What the words stand in, with the words marked. */
function Excerpt({ hit }: { readonly hit: Hit }) {
  const { t } = useTranslation()
  if (hit.excerpt === null) return <p className="muted">{t('search.deleted')}</p>
  return (
    <p className="found-text">
      {piecesOf(hit.excerpt).map(({ from, text, hit: marked }) =>
        marked ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>,
      )}
    </p>
  )
}

export function FoundHit({ hit }: { readonly hit: Hit }) {
  const { t } = useTranslation()
  const isKept = hit.sense === 'picture' && hit.sha256 !== null
  const href = isKept
    ? framePath(hit.violationId, hit.sha256 ?? '')
    : violationPath(hit.violationId)
  return (
    <li className="found-hit" data-testid="found-hit">
      <HitPicture hit={hit} />
      <div>
        <p className="small">
          <TimeText at={hit.at} /> · {t(`search.senses.${hit.sense}`)}
          {hit.seen === false && <strong className="saved-unseen"> {t('search.saved.new')}</strong>}
        </p>
        <Excerpt hit={hit} />
        <p className="found-links small">
          <Link href={href} data-testid="found-link">
            {t(isKept ? 'search.openFrame' : 'search.openLead')}
          </Link>
          <Link href={momentPath(hit.roomId, hit.at)}>{t('search.openDay')}</Link>
        </p>
      </div>
    </li>
  )
}

function Lesson({ lesson }: { readonly lesson: FoundLesson }) {
  const { t } = useTranslation()
  const [first] = lesson.hits
  if (first === undefined) return null
  return (
    <section className="found-lesson">
      <h3>
        <Link href={violationPath(lesson.violationId)}>{t(`words.rule.${first.rule}`)}</Link>
        <StatusTag status={first.status} />
        <span className="muted small">{t('search.lesson', { count: lesson.hits.length })}</span>
      </h3>
      <ul>
        {lesson.hits.map((hit) => (
          <FoundHit key={hit.id} hit={hit} />
        ))}
      </ul>
    </section>
  )
}

function Room({ room }: { readonly room: FoundRoom }) {
  const [first] = room.lessons[0]?.hits ?? []
  if (first === undefined) return null
  return (
    <section className="found-room" data-testid="found-room-group">
      <h2>
        <Link href={roomPath(room.roomId)}>{first.roomTitle}</Link>
        <span className="muted small">{first.institutionName}</span>
      </h2>
      {room.lessons.map((lesson) => (
        <Lesson key={lesson.violationId} lesson={lesson} />
      ))}
    </section>
  )
}

/** To the next hit, or the one before, from wherever the keyboard is. */
function stepTo(by: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('[data-testid="found-link"]')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = links[at === -1 ? 0 : at + by]
  next?.focus()
  return next !== undefined
}

export function FoundList({ found }: { readonly found: readonly Hit[] }) {
  useCommands((command) => {
    if (command !== 'next' && command !== 'previous') return false
    return stepTo(command === 'next' ? 1 : -1)
  })
  return (
    <div className="found-list">
      {foundGroups(found).map((room) => (
        <Room key={room.roomId} room={room} />
      ))}
    </div>
  )
}
