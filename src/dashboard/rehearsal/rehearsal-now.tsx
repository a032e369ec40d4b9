import { Alert, Button, Input, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LIVE_REHEARSAL } from '../../contracts/rehearsal/live-rehearsal.ts'
import type { RehearsalState } from '../../contracts/rehearsal/rehearsal.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { TwicePressed } from '../components/twice-pressed.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { spokenTimeOf } from '../lib/time/format-time.ts'
import { useRehearsalAct } from './use-rehearsals.ts'

type Act = ReturnType<typeof useRehearsalAct>

const USUAL_MINUTES = '15'
const isLength = (text: string): boolean =>
  /^\d{1,2}$/.test(text) && Number(text) >= 5 && Number(text) <= 60

function StartForm({ act }: { readonly act: Act }) {
  const { t } = useTranslation()
  const [minutes, setMinutes] = useState(USUAL_MINUTES)
  return (
    <form
      className="rehearsal-start"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ start: Number(minutes) })
      }}
    >
      <label htmlFor="rehearsal-minutes">{t('rehearsal.minutes')}</label>
      <Input
        id="rehearsal-minutes"
        inputMode="numeric"
        value={minutes}
        status={isLength(minutes) ? '' : 'error'}
        aria-describedby="rehearsal-minutes-hint"
        aria-invalid={!isLength(minutes)}
        onChange={({ target }) => setMinutes(target.value)}
      />
      <Button
        type="primary"
        htmlType="submit"
        disabled={!isLength(minutes)}
        loading={act.isPending}
        data-testid="rehearsal-start"
      >
        {t('rehearsal.start')}
      </Button>
      <p id="rehearsal-minutes-hint" className="muted small">
        {t('rehearsal.minutesHint')}
      </p>
    </form>
  )
}

function Current({ now, leads, act }: Props & { readonly act: Act }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { state, current } = now
  if (current === null) return <p>{t('rehearsal.elsewhere')}</p>
  const running = state === 'running'
  return (
    <>
      <p>
        {state === 'preparing' && <Spin size="small" />}{' '}
        <strong>{t(running ? 'rehearsal.running' : 'rehearsal.preparing')}</strong>
      </p>
      {state === 'elsewhere' && <Alert type="info" title={t('rehearsal.elsewhereOn')} />}
      {running && (
        <p className="muted">
          {t('rehearsal.facts', {
            person: current.startedBy,
            time: spokenTimeOf(Date.parse(current.endsAt), language),
          })}
        </p>
      )}
      <div className="rehearsal-acts">
        {running && (
          <Button type="primary" href={`${LIVE_REHEARSAL}/`} data-testid="rehearsal-enter">
            {t('rehearsal.enter')}
          </Button>
        )}
        {leads && state !== 'elsewhere' && (
          <TwicePressed
            danger
            busy={act.isPending}
            words={t('rehearsal.stop')}
            again={t('rehearsal.stopAgain')}
            testId="rehearsal-stop"
            onAct={() => act.mutate('stop')}
          />
        )}
      </div>
    </>
  )
}

type Props = { readonly now: RehearsalState; readonly leads: boolean }

/** What goes on, and the way into it; or how to begin one. */
export function RehearsalNow({ now, leads }: Props) {
  const { t } = useTranslation()
  const act = useRehearsalAct()
  const idle = now.state === 'idle'
  return (
    <section className="panel" data-testid="rehearsal-now" data-state={now.state}>
      {idle ? (
        <>
          <p>
            <strong>{t('rehearsal.none')}</strong>{' '}
            <span className="muted">
              {t(leads ? 'rehearsal.noneHint' : 'rehearsal.onlyOfficers')}
            </span>
          </p>
          {leads && <StartForm act={act} />}
        </>
      ) : (
        <Current now={now} leads={leads} act={act} />
      )}
      {act.isError && <TroubleNote error={act.error} />}
    </section>
  )
}
