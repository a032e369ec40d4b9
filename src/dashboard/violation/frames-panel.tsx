import { Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEvidence } from '../api/violations/use-violations.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { frameAfter, framesOf, mostConvincing } from '../lib/evidence-frames.ts'
import { useCommands } from '../lib/use-commands.ts'
import { useSearch } from '../lib/use-path.ts'
import { BoxLegend } from './box-legend.tsx'
import { FramePicture } from './frame-picture.tsx'
import { FrameStrip } from './frame-strip.tsx'
import { ReadLines } from './read-lines.tsx'

/** The evidence in pictures: what was on air, and what was read there. */
export function FramesPanel({ violationId }: { readonly violationId: string }) {
  const { t } = useTranslation()
  const evidence = useEvidence(violationId)
  const [chosen, setChosen] = useState<string | null>(null)
  // A link to one picture, such as from the search.
  const asked = new URLSearchParams(useSearch()).get('evidence')
  const [boxes, setBoxes] = useState(true)
  const [selected, setSelected] = useState<number | null>(null)
  useCommands((command) => {
    if (command !== 'space') return false
    const next = frameAfter(framesOf(evidence.data ?? []), chosen)
    if (next !== null) setChosen(next)
    return next !== null
  })
  if (evidence.isError) {
    return <TroubleNote error={evidence.error} onRetry={() => void evidence.refetch()} />
  }
  if (evidence.data === undefined) {
    return (
      <div className="frame waiting">
        <Skeleton.Node active style={{ width: '100%', height: '100%' }} />
      </div>
    )
  }
  const frames = framesOf(evidence.data)
  const frame =
    frames.find(({ id }) => id === chosen) ??
    frames.find(({ sha256 }) => sha256 === asked) ??
    mostConvincing(frames)
  // What was put before the officer stays there while further frames come in.
  if (frame !== null && frame.id !== chosen) setChosen(frame.id)
  if (frame === null) {
    return (
      <div className="frame waiting">
        <p className="picture-note">
          {t('violation.noFrames')}
          <small>{t('violation.noFramesHint')}</small>
        </p>
      </div>
    )
  }
  return (
    <>
      <FramePicture frame={frame} boxes={boxes} selected={selected} onSelect={setSelected} />
      <div className="frame-tools">
        <TimeText at={frame.at} />
        {frame.stored === false && (
          <span
            className="status-tag status-suspected"
            title={t('violation.notStoredHint')}
            data-testid="not-stored"
          >
            {t('violation.notStored')}
          </span>
        )}
        <BoxLegend />
        <Switch
          checked={boxes}
          onChange={setBoxes}
          checkedChildren={t('violation.boxes')}
          unCheckedChildren={t('violation.boxes')}
          aria-label={t('violation.boxes')}
        />
      </div>
      {frames.length > 1 && <FrameStrip frames={frames} shown={frame} onShow={setChosen} />}
      <h2 className="in-panel">{t('violation.read')}</h2>
      <ReadLines frame={frame} selected={selected} onSelect={setSelected} />
      <p className="muted small hash-line">
        {t('violation.engine')} {frame.engine ?? t('app.unknown')} · {t('violation.sha256')}{' '}
        <code>{frame.sha256}</code>
      </p>
    </>
  )
}
