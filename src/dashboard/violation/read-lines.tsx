import { useTranslation } from 'react-i18next'
import type { EvidenceFrame } from '../../contracts/evidence.ts'
import { voiceOf } from '../lib/evidence-frames.ts'
import { highlight } from '../lib/highlight.ts'

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
          <span>
            {highlight(
              line.text,
              line.matches.map(({ term }) => term),
            ).map((piece, at) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one fixed line
              piece.hit ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
            )}
          </span>
          <small className="muted number">{Math.round(line.confidence * 100)}%</small>
        </li>
      ))}
    </ol>
  )
}
