import { useTranslation } from 'react-i18next'
import type { EvidenceClip } from '../../contracts/evidence.ts'
import { useEvidence } from '../api/violations/use-violations.ts'
import { MarkedText } from '../components/marked-text.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { clipsOf } from '../lib/evidence-frames.ts'
import { lengthText } from '../lib/time/format-duration.ts'

/** What was said, each line with its second in the clip and the words that spoke for the verdict. */
function SpokenLines({ clip }: { readonly clip: EvidenceClip }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  if (clip.segments.length === 0) return <p className="muted">{t('violation.notTranscribed')}</p>
  return (
    <ol className="read-lines" data-testid="spoken-lines">
      {clip.segments.map((line) => (
        <li key={`${line.from} ${line.text}`} className={line.matches.length > 0 ? 'for' : 'none'}>
          <MarkedText text={line.text} matches={line.matches} />
          <small className="muted number">
            {lengthText(line.from, language)}–{lengthText(line.to, language)}
          </small>
        </li>
      ))}
    </ol>
  )
}

const isRaw = ({ mimeType }: EvidenceClip): boolean => mimeType.startsWith('video/')

/** Sound with what was said in it; the stream as it came has pictures, and nobody transcribes it. */
function Player({ clip }: { readonly clip: EvidenceClip }) {
  const { t } = useTranslation()
  const label = t('violation.clipAlt')
  if (isRaw(clip)) {
    return (
      <>
        {/* biome-ignore lint/a11y/useMediaCaption: the stream as it came has none */}
        <video controls preload="none" src={clip.url} aria-label={label} />
        <p className="muted">{t('violation.rawMedia')}</p>
      </>
    )
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: what was said stands below as text */}
      <audio controls preload="none" src={clip.url} aria-label={label} />
      <SpokenLines clip={clip} />
    </>
  )
}

/** The evidence in sound, under the pictures: a player for each clip, and what was said in it. */
export function ClipsPanel({ violationId }: { readonly violationId: string }) {
  const { t } = useTranslation()
  const { data = [] } = useEvidence(violationId)
  const clips = clipsOf(data)
  if (clips.length === 0) return null
  return (
    <>
      <h2 className="in-panel">{t('violation.clips')}</h2>
      {clips.map((clip) => (
        <figure key={clip.id} className="kept-sound" data-testid="clip">
          <figcaption>
            <TimeText at={clip.startsAt} />{' '}
            <span className="number">{t('age.seconds', { count: Math.round(clip.seconds) })}</span>
            {clip.stored === false && (
              <span className="status-tag status-suspected" title={t('violation.notStoredHint')}>
                {t('violation.notStored')}
              </span>
            )}
          </figcaption>
          <Player clip={clip} />
          <p className="muted small hash-line">
            {clip.engine !== null && `${t('violation.speechEngine')} ${clip.engine} · `}
            {t('violation.clipSha256')} <code>{clip.sha256}</code>
          </p>
        </figure>
      ))}
    </>
  )
}
