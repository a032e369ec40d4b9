import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SweepRun } from '../../contracts/sweep.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { personOf } from '../lib/violations/fold-history.ts'
import { TextField } from '../register/fields.tsx'
import { RunWords } from './sweep-facts.tsx'
import { RUN_STEPS, type RunStep, useChangeRun, useRuns, useStartSweep } from './use-sweeps.ts'

const STEPS_OF: Readonly<Record<SweepRun['state'], readonly RunStep[]>> = {
  running: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  stopped: ['resume'],
  finished: [],
}

type Props = { readonly name: string; readonly mayChange: boolean }

/** The latest runs of a sweep, and turning them off and on. */
export function RunPanel({ name, mayChange }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const { data, error } = useRuns(name)
  const start = useStartSweep(name)
  const change = useChangeRun()
  const done = (): void => setReason('')
  const ready = reason.trim() !== ''
  return (
    <section className="panel" aria-label={t('sweeps.runs')} data-testid="run-panel">
      <h2>{t('sweeps.runs')}</h2>
      {mayChange && (
        <>
          <TextField
            id="run-reason"
            label={t('sweeps.reason')}
            hint={t('sweeps.reasonHint')}
            value={reason}
            onChange={setReason}
          />
          <div className="register-acts">
            <Button
              disabled={!ready}
              loading={start.isPending}
              data-testid="sweep-start"
              onClick={() => start.mutate({ reason }, { onSuccess: done })}
            >
              {t('sweeps.start')}
            </Button>
            {!ready && <span className="muted small">{t('sweeps.needReason')}</span>}
          </div>
        </>
      )}
      {[error, start.error, change.error].map(
        (one) => one !== null && <TroubleNote key={String(one)} error={one} />,
      )}
      <ol className="register-history">
        {data?.items.map((run) => (
          <li key={run.id} data-testid="run">
            <p>
              <TimeText at={run.startedAt} form="short" /> · {t(`sweeps.kinds.${run.kind}`)} ·{' '}
              <RunWords run={run} />
              {run.kind === 'manual' && ` · ${personOf(run.who) ?? run.who} · ${run.why}`}
            </p>
            {mayChange && (
              <span className="register-acts">
                {RUN_STEPS.filter((step) => STEPS_OF[run.state].includes(step)).map((step) => (
                  <Button
                    key={step}
                    size="small"
                    disabled={!ready || change.isPending}
                    data-testid={`run-${step}`}
                    onClick={() => change.mutate({ id: run.id, step, reason }, { onSuccess: done })}
                  >
                    {t(`sweeps.${step}`)}
                  </Button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
