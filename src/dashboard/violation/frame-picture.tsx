import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceFrame } from '../../contracts/evidence.ts'
import { fullTimeOf } from '../lib/time/format-time.ts'
import { FrameBoxes } from './frame-boxes.tsx'

type Props = {
  readonly frame: EvidenceFrame
  readonly boxes: boolean
  readonly selected: number | null
  onSelect(line: number | null): void
}

/** The kept picture in its own proportions, so that nothing jumps while it loads. */
export function FramePicture({ frame, boxes, selected, onSelect }: Props) {
  const { t } = useTranslation()
  const [failedUrl, setFailedUrl] = useState<string | null>(null)
  return (
    <div
      className="frame"
      style={{
        aspectRatio: `${frame.width} / ${frame.height}`,
        maxWidth: `calc(70vh * ${frame.width / frame.height})`,
      }}
      data-testid="frame"
    >
      {failedUrl === frame.url ? (
        <p className="picture-note" role="alert">
          {t(frame.stored === false ? 'violation.notStoredYet' : 'violation.frameFailed')}
        </p>
      ) : (
        <img
          src={frame.url}
          width={frame.width}
          height={frame.height}
          alt={t('violation.frameAlt', { time: fullTimeOf(Date.parse(frame.at)) })}
          onError={() => setFailedUrl(frame.url)}
        />
      )}
      {boxes && <FrameBoxes frame={frame} selected={selected} onSelect={onSelect} />}
    </div>
  )
}
