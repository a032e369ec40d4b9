import type { EvidenceFrame } from '../../contracts/evidence.ts'
import { voiceOf } from '../lib/evidence-frames.ts'
import { labelPlace } from '../lib/label-place.ts'

type Props = {
  readonly frame: EvidenceFrame
  readonly selected: number | null
  onSelect(line: number | null): void
}

/** The recognised lines on the picture: strong where matched words are, faint elsewhere. Drawn in source pixels. */
export function FrameBoxes({ frame, selected, onSelect }: Props) {
  const label = Math.round(frame.height / 34)
  return (
    <svg
      className="frame-boxes"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-testid="frame-boxes"
    >
      {frame.lines.map((line, index) => {
        const { x, y, width, height } = line.box
        const voice = voiceOf(line)
        const terms = [...new Set(line.matches.map(({ term }) => term))].join(' ')
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place in the reading
          <g key={index} className={`box ${voice}${selected === index ? ' selected' : ''}`}>
            <rect
              data-testid="frame-box"
              data-voice={voice}
              x={x}
              y={y}
              width={width}
              height={height}
              rx={4}
              onPointerEnter={() => onSelect(index)}
              onPointerLeave={() => onSelect(null)}
            />
            {voice !== 'none' && (
              <text {...labelPlace(line.box, terms, label, frame.width)} fontSize={label}>
                {terms}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
