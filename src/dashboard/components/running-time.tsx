import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { lengthText } from '../lib/time/format-duration.ts'
import { useKnownNow, useToldNow } from '../lib/time/use-program-now.ts'
import {
  isPressing,
  isRecordingForPerson,
  runningSeconds,
} from '../lib/violations/violation-order.ts'
import { RecordingWords } from './recording-words.tsx'

/** How long it has been going on, counting while it does and is known to. */
export function RunningTime({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const isTold = useToldNow() !== null
  const time = lengthText(runningSeconds(violation, useKnownNow()), language)
  if (violation.recording !== undefined && isRecordingForPerson(violation)) {
    return (
      <span className="tag-recording" data-testid="violation-recording">
        <RecordingWords recording={violation.recording} forPerson />
      </span>
    )
  }
  // Off a clock that may be another's it could say hours of what began just now.
  if (violation.ongoing && !isTold) return null
  return (
    <span
      className={`running number${isPressing(violation) ? ' ongoing' : ''}`}
      role="timer"
      aria-live="off"
    >
      {t(violation.ongoing ? 'violation.running' : 'violation.lasted', { time })}
    </span>
  )
}
