import { Button } from 'antd'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireTakenBack } from '../../contracts/handling.ts'
import type { Account } from '../../contracts/session.ts'
import type { Violation } from '../../contracts/violation.ts'
import { useCut } from '../api/violations/use-cut.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { type TwiceHandle, TwicePressed } from '../components/twice-pressed.tsx'
import { UndoButton } from '../cut/cut-buttons.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { isCutStanding } from '../lib/cut-progress.ts'
import { lengthText } from '../lib/time/format-duration.ts'
import { clockOf } from '../lib/time/format-time.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { undoLeft, whoOf } from '../lib/violations/case-acts.ts'
import { personOf } from '../lib/violations/fold-history.ts'

type Props = {
  readonly violation: Violation
  readonly account: Account
  readonly undoing: boolean
  readonly error: unknown
  /** For the key: it makes ready, and takes nothing back. */
  readonly handle: Ref<TwiceHandle>
  onUndo(): void
}

/** Before a confirmation is taken back: a cut upon it stays until somebody lifts it. */
function StandingCut({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  return (
    <div className="decision-standing" role="note" data-testid="undo-standing">
      {t('handling.undoStanding')} <FollowedCut id={id} />
    </div>
  )
}

/** Who decided, and for how long that can be taken back as if it had not been meant. */
export function DecisionStrip({ violation, account, undoing, error, handle, onUndo }: Props) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const now = useProgramNow()
  const [asked, setAsked] = useState(false)
  const { decision, cut } = violation
  if (decision === null) return error === null ? null : <TroubleNote error={error} />
  const left = undoLeft(violation, whoOf(account), account.may.includes('undo-others'), now)
  const time = clockOf(Date.parse(decision.at)).slice(0, 5)
  const who = personOf(decision.by) ?? decision.by
  const until = clockOf(Date.parse(decision.takenBackUntil ?? decision.at)).slice(0, 5)
  return (
    <div className="decision-strip" data-testid="decision">
      <span>
        {t(decision.kind === 'confirmed' ? 'handling.decided' : 'handling.decidedDismissed', {
          who,
          time,
        })}
      </span>
      {left !== null && (
        <>
          <TwicePressed
            words={t('handling.undo')}
            again={t('handling.undoAgain')}
            size="small"
            shortcut="u"
            busy={undoing}
            testId="undo-confirm"
            handle={handle}
            onArmed={() => setAsked(true)}
            onAct={onUndo}
          />
          <span className="muted number" role="timer" aria-live="off">
            {t('handling.undoUntil', { until, left: lengthText(left / 1_000, language) })}
          </span>
          {asked && cut !== null && isCutStanding(cut.state) && <StandingCut id={cut.id} />}
        </>
      )}
      {error !== null && <TroubleNote error={error} />}
    </div>
  )
}

function FollowedCut({ id }: { readonly id: string }) {
  const cut = useCut(id)
  return cut.data === undefined ? null : <UndoButton order={cut.data} />
}

type FollowedProps = {
  readonly title: string
  readonly followed: WireTakenBack['followed']
  onClose(): void
}

/** All that had been done upon a decision that was gone back on; a cut that stands is offered to be undone. */
export function FollowedNote({ title, followed, onClose }: FollowedProps) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  return (
    <div className="followed-note" role="status" data-testid="followed">
      <p>
        <b>{title}</b> {t('handling.followed')}
      </p>
      <ul>
        {followed.map((one) => (
          <li key={`${one.kind} ${one.id ?? ''}`} data-kind={one.kind} data-undoable={one.undoable}>
            {say(one)}{' '}
            {one.kind === 'cut' && one.undoable && one.id !== null && <FollowedCut id={one.id} />}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onClose}>
        {t('handling.followedClose')}
      </Button>
    </div>
  )
}
