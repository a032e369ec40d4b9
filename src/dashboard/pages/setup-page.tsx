import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { AdministratorsOnly } from '../accounts/administrators-only.tsx'
import { Link } from '../components/link.tsx'
import { dateOf } from '../lib/time/format-time.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { nextStep, type SetupState, type SetupStep, setupStates } from '../setup/setup-steps.ts'
import { StepBody } from '../setup/step-bodies.tsx'
import { useSetup } from '../setup/use-setup.ts'
import '../styles/register.css'
import '../styles/wall/setup.css'

type CardProps = SetupState & {
  readonly number: number
  readonly open: boolean
  readonly account: Account
  readonly setup: ReturnType<typeof useSetup>
  readonly today: string
  onOpen(): void
  onWork(): void
  onNext(): void
}

function StepFoot({
  step,
  state,
  setup,
  onNext,
}: Pick<CardProps, 'step' | 'state' | 'setup' | 'onNext'>) {
  const { t } = useTranslation()
  const passed = state === 'skipped'
  return (
    <div className="setup-foot">
      {state !== 'done' && (
        <Button
          onClick={() => {
            setup.skip(step, !passed)
            if (!passed) onNext()
          }}
          data-testid={`setup-skip-${step}`}
        >
          {t(passed ? 'setup.unskip' : 'setup.skip')}
        </Button>
      )}
      {state === 'done' && (
        <Button type="primary" onClick={onNext} data-testid={`setup-next-${step}`}>
          {t('setup.next')}
        </Button>
      )}
    </div>
  )
}

function StepCard(props: CardProps) {
  const { step, state, number, open, onOpen, onWork } = props
  const { t } = useTranslation()
  return (
    <li className={`setup-step panel ${state}`} data-testid={`setup-${step}`} data-state={state}>
      <h2>
        <button
          type="button"
          aria-expanded={open}
          onClick={onOpen}
          data-testid={`setup-open-${step}`}
        >
          <span className="setup-number number">{number}</span>
          <span>{t(`setup.steps.${step}`)}</span>
          <span className="setup-state">{t(`setup.state.${state}`)}</span>
        </button>
      </h2>
      {open && (
        // What somebody works in stays open, also when it is done meanwhile.
        <section className="setup-body" aria-label={t(`setup.steps.${step}`)} onFocus={onWork}>
          <p className="muted">{t(`setup.why.${step}`)}</p>
          <StepBody {...props} />
          <StepFoot {...props} />
        </section>
      )}
    </li>
  )
}

/** The guide of the first start, and afterwards the list of what is set up and what is missing. */
export function SetupPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  return (
    <AdministratorsOnly
      account={account}
      act="accounts"
      title={t('setup.title')}
      lead={t('setup.lead')}
    >
      <Steps account={account} />
    </AdministratorsOnly>
  )
}

function Steps({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const today = dateOf(useProgramNow())
  const setup = useSetup(today)
  const states = setupStates(setup.facts)
  // What somebody opened stays open; before that, where one goes on.
  const [opened, setOpened] = useState<SetupStep | 'none' | null>(null)
  const shown = opened ?? nextStep(states)
  const left = states.filter(({ state }) => state !== 'done' && state !== 'skipped').length
  return (
    <>
      <p role="status" data-testid="setup-left">
        {left === 0 ? t('setup.finished') : t('setup.left', { count: left })}{' '}
        <Link href="/">{t('setup.toWall')} →</Link>
      </p>
      <ol className="setup-steps">
        {states.map(({ step, state }, place) => (
          <StepCard
            key={step}
            step={step}
            state={state}
            number={place + 1}
            open={shown === step}
            account={account}
            setup={setup}
            today={today}
            onOpen={() => setOpened(shown === step ? 'none' : step)}
            onWork={() => setOpened(step)}
            onNext={() => setOpened(states[place + 1]?.step ?? 'none')}
          />
        ))}
      </ol>
    </>
  )
}
