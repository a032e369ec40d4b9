import { useTranslation } from 'react-i18next'
import type { WireShadowEffect } from '../../contracts/judgement.ts'
import { TimeText } from '../components/time-text.tsx'
import { shareText } from '../lib/percent.ts'
import { ShadowChanges } from './shadow-changes.tsx'

function Fact({ name, value }: { readonly name: string; readonly value: string | number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{value}</dd>
    </div>
  )
}

const share = (value: number | null): string => (value === null ? '—' : shareText(value))

/** What a shadow run showed: effect in numbers, then every violation and room that would come out otherwise. */
export function ShadowPanel({ shadow }: { readonly shadow: WireShadowEffect }) {
  const { t } = useTranslation()
  const { violations, rooms, screens, words } = shadow
  const { counts, agreement } = violations
  return (
    <section className="judgement-shadow" data-testid="shadow-panel">
      <h4>
        {t('judgement.tried')} <TimeText at={shadow.ranAt} form="short" />
      </h4>
      <p className="muted small">
        {t('judgement.span')} <TimeText at={shadow.from} form="short" /> –{' '}
        <TimeText at={shadow.to} form="short" /> · {t('judgement.against')}{' '}
        <code>{shadow.judges.before}</code>
      </p>
      <dl className="judgement-facts">
        <Fact
          name={t('judgement.unchanged')}
          value={`${violations.unchanged} / ${violations.replayed}`}
        />
        <Fact name={t('judgement.notOpened')} value={counts.notOpened} />
        <Fact name={t('judgement.nowReview')} value={counts.nowReview} />
        <Fact name={t('judgement.nowViolation')} value={counts.nowViolation} />
        <Fact
          name={t('judgement.roomsChanged')}
          value={`${rooms.changes.length} / ${rooms.judged}`}
        />
        <Fact
          name={t('judgement.labelChanged')}
          value={`${screens.labelChanged} / ${screens.read}`}
        />
        <Fact name={t('judgement.textsHit')} value={`${screens.hit} / ${screens.read}`} />
        <Fact
          name={t('judgement.precision')}
          value={`${share(agreement.precision.before)} → ${share(agreement.precision.after)}`}
        />
        <Fact
          name={t('judgement.kept')}
          value={`${share(agreement.kept.before)} → ${share(agreement.kept.after)}`}
        />
        <Fact name={t('judgement.notReplayed')} value={violations.notReplayed} />
        <Fact name={t('judgement.leftOut')} value={violations.leftOut} />
      </dl>
      {words.length > 0 && (
        <p className="judgement-words">
          <span className="muted">{t('judgement.wordsMet')}</span>
          {words.slice(0, 20).map(({ word, screens: met }) => (
            <span key={word} className="judgement-word">
              {word} <span className="number">{met}</span>
            </span>
          ))}
        </p>
      )}
      <ShadowChanges shadow={shadow} />
      <p className="muted small">{t('judgement.onlyKept')}</p>
    </section>
  )
}
