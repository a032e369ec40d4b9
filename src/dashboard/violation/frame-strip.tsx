import { useTranslation } from 'react-i18next'
import type { EvidenceFrame } from '../../contracts/evidence.ts'
import { TimeText } from '../components/time-text.tsx'
import { voiceOf } from '../lib/evidence-frames.ts'

type Props = {
  readonly frames: readonly EvidenceFrame[]
  readonly shown: EvidenceFrame
  onShow(id: string): void
}

/** All kept frames in the order of time; a dot marks those that hold matched words. */
export function FrameStrip({ frames, shown, onShow }: Props) {
  const { t } = useTranslation()
  return (
    <ol className="frame-strip" aria-label={t('violation.frames')} data-testid="frame-strip">
      {frames.map((frame, index) => (
        <li key={frame.id}>
          <button
            type="button"
            aria-pressed={frame.id === shown.id}
            onClick={() => onShow(frame.id)}
          >
            <img
              src={frame.url}
              alt={t('violation.frameOf', { index: index + 1, total: frames.length })}
              loading="lazy"
              width={128}
              height={72}
            />
            <span>
              {frame.lines.some((line) => voiceOf(line) === 'for') && <i className="dot" />}
              <TimeText at={frame.at} form="clock" />
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
