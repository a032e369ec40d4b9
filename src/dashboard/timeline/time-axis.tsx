import { Button } from 'antd'
import { type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimeAxis as Counts } from '../../contracts/timeline/timeline.ts'
import type { Violation } from '../../contracts/violation.ts'
import { Link } from '../components/link.tsx'
import { violationPath } from '../lib/routes.ts'
import { fullTimeOf } from '../lib/time/format-time.ts'
import { isPressing } from '../lib/violations/violation-order.ts'
import {
  between,
  LENGTHS,
  lanesOf,
  lengthOf,
  moved,
  type Span,
  ticksOf,
  withLength,
} from './span.ts'

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`
const placeOn = ({ from, to }: Span, at: number): number =>
  Math.min(1, Math.max(0, (at - from) / (to - from)))

const MOST_LANES = 10
/** Less of the axis than this is a click, not a piece that was drawn. */
const CLICK = 0.01

type Zooming = { readonly span: Span; onSpan(span: Span): void }

/** The way by keyboard, and to the lengths that people think in. */
function ZoomButtons({ span, onSpan }: Zooming) {
  const { t } = useTranslation()
  const length = lengthOf(span)
  return (
    <div className="zoom">
      <Button size="small" onClick={() => onSpan(moved(span, -1))} data-testid="axis-earlier">
        {t('timeline.earlier')}
      </Button>
      <Button size="small" onClick={() => onSpan(moved(span, 1))} data-testid="axis-later">
        {t('timeline.later')}
      </Button>
      <Button
        size="small"
        onClick={() => onSpan(withLength(span, length / 2))}
        data-testid="axis-in"
      >
        {t('timeline.zoomIn')}
      </Button>
      <Button
        size="small"
        onClick={() => onSpan(withLength(span, length * 2))}
        data-testid="axis-out"
      >
        {t('timeline.zoomOut')}
      </Button>
      {LENGTHS.map(([name, milliseconds]) => (
        <Button
          key={name}
          size="small"
          aria-pressed={length === milliseconds}
          type={length === milliseconds ? 'primary' : 'default'}
          onClick={() => onSpan(withLength(span, milliseconds))}
          data-testid={`axis-${name}`}
        >
          {t(`timeline.lengths.${name}`)}
        </Button>
      ))}
    </div>
  )
}

function Bars({ span, counts }: { readonly span: Span; readonly counts: Counts }) {
  const most = Math.max(1, ...counts.items.map(({ count }) => count))
  const width = (counts.stepSeconds * 1_000) / lengthOf(span)
  return (
    <svg className="axis-bars" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      {counts.items.map(({ at, count }) => {
        const left = (Date.parse(at) - span.from) / lengthOf(span)
        const height = Math.max(0.04, count / most)
        return (
          <rect key={at} x={left} y={1 - height} width={width * 0.9} height={height}>
            <title>{`${fullTimeOf(Date.parse(at))} · ${count}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}

/** The leads that are listed, each as long as it lasted; whoever cannot point has the list. */
function Lanes({ span, leads }: { readonly span: Span; readonly leads: readonly Violation[] }) {
  const pieces = leads.map(({ startedAt, endedAt, lastSeenAt }) => ({
    from: Date.parse(startedAt),
    to: Date.parse(endedAt ?? lastSeenAt),
  }))
  const least = lengthOf(span) / 200
  const drawn = pieces.map(({ from, to }) => ({ from, to: Math.max(to, from + least) }))
  const lanes = lanesOf(drawn, MOST_LANES)
  const used = Math.max(0, ...lanes.map((lane) => (lane ?? -1) + 1))
  return (
    <div className="axis-lanes" aria-hidden="true" style={{ height: `${used * 12}px` }}>
      {leads.map((lead, place) => {
        const [lane, piece] = [lanes[place] ?? null, drawn[place]]
        if (lane === null || piece === undefined) return null
        const left = placeOn(span, piece.from)
        const width = Math.max(0.004, placeOn(span, piece.to) - left)
        return (
          <Link
            key={lead.id}
            href={violationPath(lead.id)}
            tabIndex={-1}
            className={isPressing(lead) ? 'lane pressing' : 'lane'}
            title={`${lead.roomTitle} · ${fullTimeOf(Date.parse(lead.startedAt))}`}
            style={{ left: percent(Math.min(left, 0.996)), width: percent(width), top: lane * 12 }}
          />
        )
      })}
    </div>
  )
}

function useDrawing({ span, onSpan }: Zooming) {
  const [begun, setBegun] = useState<number | null>(null)
  const [now, setNow] = useState(0)
  const fraction = ({ clientX, currentTarget }: PointerEvent<HTMLElement>): number => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return (clientX - left) / Math.max(1, width)
  }
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || (event.target as Element).closest('a') !== null) return
      setBegun(fraction(event))
      setNow(fraction(event))
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (begun !== null) setNow(fraction(event))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (begun === null) return
      const end = fraction(event)
      setBegun(null)
      const isClick = Math.abs(end - begun) < CLICK
      const middle = span.from + end * lengthOf(span)
      onSpan(isClick ? withLength(span, lengthOf(span) / 4, middle) : between(span, begun, end))
    },
    onPointerLeave: () => setBegun(null),
  }
  const drawn = begun === null ? null : { left: Math.min(begun, now), width: Math.abs(now - begun) }
  return { handlers, drawn }
}

type Props = Zooming & { readonly counts: Counts | null; readonly leads: readonly Violation[] }

/** When leads began, from a year down to a second; a piece that is drawn with the pointer is shown alone. */
export function TimeAxis({ span, onSpan, counts, leads }: Props) {
  const { t } = useTranslation()
  const { handlers, drawn } = useDrawing({ span, onSpan })
  return (
    <section className="axis" aria-label={t('timeline.axis')}>
      <ZoomButtons span={span} onSpan={onSpan} />
      <p className="number small" data-testid="axis-span">
        {t('timeline.span', { from: fullTimeOf(span.from), to: fullTimeOf(span.to) })}
      </p>
      <div className="axis-plot" data-testid="axis-plot" {...handlers}>
        {counts !== null && <Bars span={span} counts={counts} />}
        <Lanes span={span} leads={leads} />
        {drawn !== null && (
          <span
            className="axis-drawn"
            style={{ left: percent(drawn.left), width: percent(drawn.width) }}
          />
        )}
        <div className="axis-ticks" aria-hidden="true">
          {ticksOf(span).map(({ at, label }) => (
            <span key={at} className="number" style={{ left: percent(placeOn(span, at)) }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <p className="muted small">{t('timeline.axisHint')}</p>
    </section>
  )
}
