import { useTranslation } from 'react-i18next'
import type { EvidenceFrame } from '../../contracts/evidence.ts'
import { MarkedText } from '../components/marked-text.tsx'
import { voiceOf } from '../lib/evidence-frames.ts'

type Props = {
  readonly frame: EvidenceFrame
  readonly selected: number | null
  onSelect(line: number | null): void
}

/** What the recogniser read, line by line, with its confidence and the matched words marked. */
export function ReadLines({ frame, selected, onSelect }: Props) {
  const { t } = useTranslation()
  if (frame.lines.length === 0) return <p className="muted">{t('violation.readNone')}</p>
  return (
    <ol className="read-lines" data-testid="read-lines">
      {frame.lines.map((line, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place in the reading
          key={index}
          className={`${voiceOf(line)}${selected === index ? ' selected' : ''}`}
          onPointerEnter={() => onSelect(index)}
          onPointerLeave={() => onSelect(null)}
        >
          <MarkedText text={line.text} matches={line.matches} />
          <small className="muted number">{Math.round(line.confidence * 100)}%</small>
        </li>
      ))}
    </ol>
  )
}
