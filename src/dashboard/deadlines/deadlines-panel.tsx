import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseTimes } from '../../contracts/deadlines/case-times.ts'
import type { Account } from '../../contracts/session.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { EnterFactDialog, UndoFactDialog } from './fact-dialogs.tsx'
import { useCaseTimes } from './use-case-times.ts'

type Deadline = CaseTimes['deadlines'][number]
type Fact = CaseTimes['facts'][number]

const MIDNIGHT = 'T00:00:00+08:00'

/** The last day where it ends with a day; the minute where it is of hours. */
function Due({ dueAt, lastDay }: Deadline) {
  const { t } = useTranslation()
  if (dueAt === null || lastDay === null) return t('handling.times.noDay')
  if (!dueAt.endsWith(MIDNIGHT)) return <TimeText at={dueAt} />
  return (
    <time className="number" dateTime={lastDay} title={dueAt}>
      {t('handling.times.until', { day: lastDay })}
    </time>
  )
}

function DeadlineLine({ deadline }: { readonly deadline: Deadline }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { title, state, source, meaning, limit, endedAt } = deadline
  const told = t(`handling.times.state.${state}`)
  const urgent = state === 'overdue' || state === 'due-soon'
  return (
    <li data-testid={`deadline-${limit}`} data-state={state}>
      <b>{say(title)}</b> {urgent ? <strong>{told}</strong> : <span className="muted">{told}</span>}{' '}
      <Due {...deadline} />
      <p className="muted small">
        {source}
        {endedAt === null && ` · ${t('handling.times.after', { meaning: say(meaning) })}`}
      </p>
    </li>
  )
}

type LineProps = { readonly fact: Fact; readonly mayEnter: boolean; onUndo(id: string): void }

function FactLine({ fact, mayEnter, onUndo }: LineProps) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { id, title, at, paper, reason, enteredBy, undone } = fact
  return (
    <li data-testid="case-fact" data-undone={undone !== null}>
      {undone === null ? <b>{say(title)}</b> : <s>{say(title)}</s>} <TimeText at={at} /> {paper}
      <p className="muted small">
        {personOf(enteredBy)} · {reason}
        {undone !== null &&
          ` · ${t('handling.times.undone', { who: personOf(undone.by) ?? undone.by, why: undone.why })}`}
      </p>
      {undone === null && mayEnter && (
        <Button type="link" size="small" onClick={() => onUndo(id)} data-testid="fact-undo">
          {t('handling.times.undo')}
        </Button>
      )}
    </li>
  )
}

type Props = { readonly violationId: string; readonly account: Account }

/** 办理期限: what runs in the case and until when, and what was entered that begins and ends it. */
export function DeadlinesPanel({ violationId, account }: Props) {
  const { t } = useTranslation()
  const times = useCaseTimes(violationId)
  const [entering, setEntering] = useState(false)
  const [undoing, setUndoing] = useState<string | null>(null)
  const mayEnter = account.may.includes('decide')
  const { deadlines = [], facts = [], enterable = [] } = times.data ?? {}
  return (
    <section className="panel" data-testid="deadlines">
      <h2>{t('handling.times.title')}</h2>
      {times.isError && <TroubleNote error={times.error} onRetry={() => void times.refetch()} />}
      {times.isSuccess && deadlines.length === 0 && (
        <p className="muted small">{t('handling.times.none')}</p>
      )}
      <ul className="notes">
        {deadlines.map((deadline) => (
          <DeadlineLine key={deadline.limit} deadline={deadline} />
        ))}
      </ul>
      {facts.length > 0 && <h3>{t('handling.times.facts')}</h3>}
      <ul className="notes">
        {facts.map((fact) => (
          <FactLine key={fact.id} fact={fact} mayEnter={mayEnter} onUndo={setUndoing} />
        ))}
      </ul>
      {mayEnter && (
        <Button size="small" onClick={() => setEntering(true)} data-testid="fact-enter">
          {t('handling.times.enter')}
        </Button>
      )}
      <EnterFactDialog
        id={violationId}
        open={entering}
        enterable={enterable}
        onClose={() => setEntering(false)}
      />
      <UndoFactDialog id={violationId} factId={undoing} onClose={() => setUndoing(null)} />
    </section>
  )
}
