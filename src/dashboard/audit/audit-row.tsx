import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../contracts/audit/audit.ts'
import { Link } from '../components/link.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { isTyped, oneLanguage } from '../lib/one-language.ts'
import { whoWords } from '../lib/words/who-words.ts'
import { auditPlace } from './audit-place.ts'

function Who({ who }: { readonly who: string }) {
  const { t } = useTranslation()
  return <>{whoWords(who, t)}</>
}

function About({ about }: { readonly about: AuditEntry['about'] }) {
  const { t } = useTranslation()
  const place = auditPlace(about)
  const name = about.name ?? about.id
  return (
    <span className="audit-about">
      <span className="muted small">{t(`audit.subjects.${about.kind}`)}</span>{' '}
      {place === null ? <span>{name}</span> : <Link href={place}>{name}</Link>}
    </span>
  )
}

type Props = { readonly entry: AuditEntry; onOnly(id: string): void }

/** One entry: when, who, what, about what, why. */
export function AuditRow({ entry, onOnly }: Props) {
  const { t } = useTranslation()
  const { language, say } = useLanguage()
  const { about, act, at, sequence, hash, why, who } = entry
  const whyWords = (): string => {
    if (why === '') return t('audit.noReason')
    // What people wrote stays in their own words, and is told as theirs.
    return isTyped(why) ? t('audit.typed', { why }) : oneLanguage(why, language)
  }
  return (
    <li className="audit-row" data-testid="audit-row" data-sequence={sequence}>
      <span className="audit-when">
        <TimeText at={at} />
        <span className="muted small number" title={hash}>
          #{sequence}
        </span>
      </span>
      <span className="audit-who">
        <strong>
          <Who who={who} />
        </strong>
        <span>{say(act)}</span>
      </span>
      <span className="audit-what">
        <About about={about} />
        <button
          type="button"
          className="audit-only small"
          data-testid="audit-only"
          onClick={() => onOnly(about.id)}
        >
          {t('audit.onlyThis')}
        </button>
      </span>
      <span className={why === '' ? 'audit-why muted' : 'audit-why'}>{whyWords()}</span>
    </li>
  )
}
