import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CutPower } from '../../contracts/cuts/cut-power.ts'
import { Button } from '../components/button.tsx'
import { LateDialog, latePart } from '../components/late.tsx'
import { Link } from '../components/link.tsx'
import { useConnection } from '../events/connection.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../icons/icon.tsx'
import { oneLanguage } from '../lib/one-language.ts'
import { violationPath } from '../lib/routes.ts'
import { lastKnown } from '../lib/time/last-known.ts'
import { useNow } from '../lib/time/use-now.ts'
import { usePower } from './use-power.ts'

export const STOP_DIALOG = latePart(async () => (await import('./stop-dialog.tsx')).StopDialog)

type Counting = CutPower['automatic'][number]
/** `readAt`: when this computer had the answer that it stands in, milliseconds. */
type RowProps = { readonly automatic: Counting; readonly readAt: number }

/** Stopping is one press and one more: a reason may be left out, so that nobody types while it runs. */
function StopButton({ violationId }: { readonly violationId: string }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button danger type="primary" onClick={() => setAsking(true)} data-testid="automatic-stop">
        {t('power.stop')}
      </Button>
      <LateDialog
        late={STOP_DIALOG}
        open={asking}
        props={{ violationId, open: asking, onClose: () => setAsking(false) }}
      />
    </>
  )
}

/**
 * Counted from the answer that said how many are left: the program's own clock may be shifted or another, and nothing
 * of it has to be known. It stands still once the connection is lost, for somebody may have stopped it since.
 */
function SecondsLeft({ automatic, readAt }: RowProps) {
  const { t } = useTranslation()
  const known = lastKnown(useConnection(), useNow())
  const left = Math.ceil(automatic.secondsLeft - Math.max(0, known - readAt) / 1_000)
  const due = t(automatic.mode === 'shadow' ? 'power.dueShadow' : 'power.due')
  return (
    <strong className="number power-seconds" role="timer" aria-live="off">
      {left > 0 ? t('power.left', { seconds: left }) : due}
    </strong>
  )
}

/** One automatic order that counts down, or that was given up. */
export function CountdownRow({ automatic, readAt }: RowProps) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { state, mode, violationId, roomTitle, institutionName, why } = automatic
  const counts = state === 'countdown'
  const title = counts
    ? t(mode === 'shadow' ? 'power.countdownShadow' : 'power.countdown')
    : t('power.givenUp')
  const loud = counts && mode === 'on'
  return (
    <div
      className={`banner power ${loud ? 'loud' : 'calm'}`}
      data-testid="power-countdown"
      data-state={state}
    >
      <Icon name={counts ? 'clock' : 'warning'} />
      <p className="banner-words">
        <strong>{title}</strong> {counts && <SecondsLeft automatic={automatic} readAt={readAt} />}{' '}
        <Link href={violationPath(violationId)}>
          {roomTitle} · {institutionName}
        </Link>
        {!counts && <span className="banner-hint"> {oneLanguage(why, language)}</span>}
      </p>
      {counts && <StopButton violationId={violationId} />}
    </div>
  )
}

/** Of one violation, on its own page. */
export function CountdownOf({ violationId }: { readonly violationId: string }) {
  const power = usePower()
  const found = power.data?.automatic.find((one) => one.violationId === violationId)
  return found === undefined ? null : (
    <CountdownRow automatic={found} readAt={power.dataUpdatedAt} />
  )
}
