import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import { useAgeText } from '../components/age-text.tsx'
import { COMPONENTS, latePart } from '../components/late.tsx'
import { Link } from '../components/link.tsx'
import { RecordingWords } from '../components/recording-words.tsx'
import { StateBadge } from '../components/state-badge.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { lookAge, shownStateOf, sightOf, stateOf } from '../lib/room-states.ts'
import { roomPath, violationPath } from '../lib/routes.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { RoomPicture } from './room-picture.tsx'

const ROOM_WHY = latePart(async () => (await import('./room-why.tsx')).RoomWhy)

function LegalNow({ room }: { readonly room: Room }) {
  const { t } = useTranslation()
  const verdict = room.legalTime?.verdict
  if (verdict === undefined || verdict === 'permitted') return null
  return (
    <span className={`legal ${verdict}`}>
      {t(verdict === 'forbidden' ? 'wall.forbiddenNow' : 'wall.reviewNow')}
    </span>
  )
}

/** A recording is no live lesson: who looks at the picture should know. */
function RecordingTag({ room }: { readonly room: Room }) {
  const recording = room.status?.recording ?? null
  if (recording === null) return null
  const forPerson = stateOf(room) === 'suspect' && room.ongoingViolationId !== null
  return (
    <span className="tag-recording" data-testid="room-recording">
      <RecordingWords recording={recording} forPerson={forPerson} />
    </span>
  )
}

/** Clean is then only what was read of it. */
function LessTag({ room }: { readonly room: Room }) {
  const { t } = useTranslation()
  if ((room.status?.less ?? null) === null) return null
  return (
    <span className="tag-recording" data-testid="room-less">
      {t('wall.readWithLess')}
    </span>
  )
}

/** Said only while the platform is looked at less often than the room would need. */
function SlowedPlatform({ room }: { readonly room: Room }) {
  const { say } = useLanguage()
  const words = room.platform?.words ?? null
  if (words === null) return null
  return (
    <p className="muted small" data-testid="room-platform" data-platform={room.platform?.name}>
      {say(words)}
    </p>
  )
}

/** Why it is or is not watched, and what to do: asked for by a press, told by the server. */
function Why({ room: { id, title } }: { readonly room: Room }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="link-like small room-why"
        onClick={() => setOpen(true)}
        data-testid="room-why"
      >
        {t('desk.why.open')}
      </button>
      {open && (
        <Suspense>
          <COMPONENTS.Part>
            <ROOM_WHY.Part roomId={id} title={title} onClose={() => setOpen(false)} />
          </COMPONENTS.Part>
        </Suspense>
      )}
    </>
  )
}

type Props = { readonly room: Room; readonly compact?: boolean }

/** One live room. Compact ones (off air) have no picture. */
export function RoomCard({ room, compact = false }: Props) {
  const { t } = useTranslation()
  const now = useProgramNow()
  const ageText = useAgeText()
  const state = shownStateOf(room, now)
  const sight = sightOf(room, now)
  const age = lookAge(room, now)
  const stateWords = t(
    sight === 'known' ? `words.roomState.${state}` : (`handling.wall.tag.${sight}` as const),
  )
  return (
    <article
      className={`room-card state-${state}${compact ? ' compact' : ''}`}
      data-testid="room-card"
      data-room-id={room.id}
      data-state={state}
      data-sight={sight}
      aria-label={`${room.title},${stateWords}`}
    >
      {!compact && <RoomPicture room={room} />}
      <div className="room-text">
        <div className="room-line">
          <StateBadge state={state} words={stateWords} />
          {!compact && <LegalNow room={room} />}
          <RecordingTag room={room} />
          <LessTag room={room} />
          {room.rehearsal && <span className="tag-drill">{t('app.rehearsal')}</span>}
        </div>
        <h3 title={room.title}>
          <Link href={roomPath(room.id)} data-testid="room-open">
            {room.title}
          </Link>
        </h3>
        <p className="muted clip" title={room.institutionName}>
          {room.institutionName}
        </p>
        <SlowedPlatform room={room} />
        {sight !== 'known' && age !== null && (
          <p className="room-overdue small" data-testid="room-overdue">
            {t(`handling.wall.${sight}`, {
              state: t(`words.roomState.${stateOf(room)}`),
              age: ageText(age),
            })}
          </p>
        )}
        {compact && sight === 'known' && age !== null && (
          <p className="muted small number">{t('wall.lookedAgo', { age: ageText(age) })}</p>
        )}
        <Why room={room} />
        {room.ongoingViolationId !== null && (
          <Link className="room-violation" href={violationPath(room.ongoingViolationId)}>
            {t('wall.openViolation')} →
          </Link>
        )}
      </div>
    </article>
  )
}
