import { useTranslation } from 'react-i18next'
import type { Letter } from '../../contracts/letters/letter.ts'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'

/** What was asked for, by which law and when, and what the platform says of it. */
export function LetterMeasures({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  if (letter.measures.length === 0) return null
  return (
    <ul className="letter-measures" data-testid="letter-measures">
      {letter.measures.map(({ code, words, law, due, reportedAt, stops }) => (
        <li key={code}>
          <span>
            <b>{say(words)}</b> · {t('letters.due')} <TimeText at={due} />
          </span>
          <small className="muted">
            {t('letters.law')}
            {t('app.colon')}
            {law.join('、')}
          </small>
          {letter.documents.length > 0 && (
            <small title={stops ? undefined : t('letters.unseen')}>
              {reportedAt === null ? (
                t('letters.notReported')
              ) : (
                <>
                  {t('letters.reported')} <TimeText at={reportedAt} />
                </>
              )}
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}
