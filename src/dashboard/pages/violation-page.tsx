import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { isCode, troubleOf } from '../api/problem-error.ts'
import { useViolation, useWallViolations } from '../api/violations/use-violations.ts'
import { EmptyPlace } from '../components/empty-place.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { CutPanel } from '../cut/cut-panel.tsx'
import { DeadlinesPanel } from '../deadlines/deadlines-panel.tsx'
import { NotesPanel } from '../handling/notes-panel.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { CardPanel } from '../letters/card-panel.tsx'
import { LetterPanel } from '../letters/letter-panel.tsx'
import { oneLanguage } from '../lib/one-language.ts'
import { violationPath } from '../lib/routes.ts'
import { useCommands } from '../lib/use-commands.ts'
import { useEscape } from '../lib/use-escape.ts'
import { navigate } from '../lib/use-path.ts'
import { neighbour, splitViolations } from '../lib/violations/violation-order.ts'
import { CountdownOf } from '../power/countdown.tsx'
import { LivePanel } from '../preview/live-panel.tsx'
import { QualityCheckPanel } from '../quality/quality-check.tsx'
import { RoomDayPanel } from '../room-day/room-day-panel.tsx'
import { ActionBar } from '../violation/action-bar.tsx'
import { AlertPanel } from '../violation/alert-panel.tsx'
import { AlikePanel } from '../violation/around/alike-panel.tsx'
import { InstitutionRecordPanel } from '../violation/around/institution-record-panel.tsx'
import { CapturePanel } from '../violation/capture/capture-panel.tsx'
import { ClipsPanel } from '../violation/clips-panel.tsx'
import { CurvePanel } from '../violation/curve/curve-panel.tsx'
import { DimensionsPanel } from '../violation/dimensions-panel.tsx'
import { DisguisePanel } from '../violation/disguise-panel.tsx'
import { FactsPanel } from '../violation/facts-panel.tsx'
import { FramesPanel } from '../violation/frames-panel.tsx'
import { HistoryPanel } from '../violation/history-panel.tsx'
import { OpinionsPanel } from '../violation/opinions-panel.tsx'
import { PackagePanel } from '../violation/package/package-panel.tsx'
import { Queue } from '../violation/queue.tsx'
import { SolicitationPanel } from '../violation/solicitation-panel.tsx'
import { ViolationHead } from '../violation/violation-head.tsx'
import { WhyPanel } from '../violation/why-panel.tsx'

type Props = { readonly id: string; readonly account: Account }

function Missing({ error, onRetry }: { readonly error: unknown; onRetry(): void }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  if (!isCode(error, 'not-found')) return <TroubleNote error={error} onRetry={onRetry} />
  const trouble = troubleOf(error)
  return (
    <EmptyPlace
      title={t('violation.gone')}
      detail={trouble.kind === 'problem' ? oneLanguage(trouble.problem.detail, language) : ''}
    >
      <Button type="primary" onClick={() => navigate('/')}>
        {t('app.home')}
      </Button>
    </EmptyPlace>
  )
}

const goBack = (): void => navigate('/')

/** Everything about one violation, with what can be done about it. */
export function ViolationPage({ id, account }: Props) {
  const { t } = useTranslation()
  const violation = useViolation(id)
  const wall = useWallViolations()
  const { pressing, forPerson, past } = splitViolations(wall.data ?? [])
  const queue = [...pressing, ...forPerson, ...past]
  const ids = queue.map((one) => one.id)
  const step = (by: 1 | -1): void => {
    const next = neighbour(ids, id, by)
    if (next !== null) navigate(violationPath(next), 'replace')
  }
  useCommands((command) => {
    if (command !== 'next' && command !== 'previous') return false
    step(command === 'next' ? 1 : -1)
    return true
  })
  useEscape(goBack)
  const title = violation.data?.roomTitle ?? t('violation.title')
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])

  return (
    <div className="violation-layout" data-testid="violation-page" data-violation-id={id}>
      <Queue violations={queue} currentId={id} />
      <article className="violation-body">
        {violation.isError && (
          <Missing error={violation.error} onRetry={() => void violation.refetch()} />
        )}
        {violation.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
        {violation.data !== undefined && (
          <>
            <ViolationHead violation={violation.data} onBack={goBack} onStep={step} />
            <div className="violation-columns">
              <section className="panel frames-panel">
                <FramesPanel violationId={id} />
                <LivePanel key={violation.data.roomId} roomId={violation.data.roomId} />
                <ClipsPanel violationId={id} />
                <CurvePanel violationId={id} />
                <RoomDayPanel
                  roomId={violation.data.roomId}
                  violationId={id}
                  at={violation.data.startedAt}
                />
              </section>
              <div className="violation-side">
                <CountdownOf violationId={id} />
                <QualityCheckPanel check={violation.data.qualityCheck} />
                <ActionBar violation={violation.data} account={account} />
                <DeadlinesPanel key={id} violationId={id} account={account} />
                <NotesPanel violationId={id} account={account} />
                <AlertPanel violationId={id} />
                <CutPanel violation={violation.data} account={account} />
                <LetterPanel violation={violation.data} />
                <CardPanel violation={violation.data} />
                <WhyPanel violation={violation.data} />
                <DimensionsPanel classification={violation.data.classification} />
                <DisguisePanel disguises={violation.data.disguises ?? []} violationId={id} />
                <SolicitationPanel solicitations={violation.data.solicitations ?? []} />
                <OpinionsPanel opinions={violation.data.secondOpinions ?? []} />
                <InstitutionRecordPanel violation={violation.data} />
                <AlikePanel violationId={id} />
                <FactsPanel violation={violation.data} />
                <CapturePanel list={violation.data.capture} />
                <PackagePanel violation={violation.data} account={account} />
                <HistoryPanel violationId={id} />
              </div>
            </div>
          </>
        )}
      </article>
    </div>
  )
}
