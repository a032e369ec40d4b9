import { clockOf, dateOf, fullTimeOf, OFFSET } from '../lib/time/format-time.ts'

type Props = {
  readonly at: string
  /** `clock`: 09:30:05 alone, the rest on hovering; `full`: date, time and offset. */
  readonly form?: 'clock' | 'short' | 'full'
}

/** An instant in Asia/Shanghai; the exact text with its offset is always there for machines and on hovering. */
export function TimeText({ at, form = 'full' }: Props) {
  const millis = Date.parse(at)
  if (Number.isNaN(millis)) return <span>{at}</span>
  const full = fullTimeOf(millis)
  const shown = {
    full,
    short: `${dateOf(millis).slice(5)} ${clockOf(millis)} ${OFFSET}`,
    clock: clockOf(millis),
  }[form]
  return (
    <time className="number" dateTime={at} title={full}>
      {shown}
    </time>
  )
}
