import { useTranslation } from 'react-i18next'
import type { CaptureItem, CaptureList } from '../../../contracts/capture/capture.ts'
import { TimeText } from '../../components/time-text.tsx'
import { useLanguage } from '../../i18n/use-language.ts'

const SIGNS = { captured: '✓', partly: '◐', missing: '✗' } as const

function Row({ line }: { readonly line: CaptureItem }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { item, outcome, at, why, facts, files } = line
  return (
    <li data-testid="capture-item" data-item={item} data-outcome={outcome}>
      <p>
        <span aria-hidden="true">{SIGNS[outcome]}</span> <strong>{say(line.name)}</strong>{' '}
        <span className="muted small">
          {t(`violation.captureOutcome.${outcome}`)} {at !== null && <TimeText at={at} />}
        </span>
      </p>
      {why !== null && <p className="small">{say(why)}</p>}
      {facts.length + files.length > 0 && (
        <details>
          <summary className="small">{t('violation.captureDetails')}</summary>
          <dl className="facts">
            {facts.map((fact, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is evidence and never changes
              <div key={place}>
                <dt>{say(fact)}</dt>
                <dd className="breaks-anywhere">{fact.value}</dd>
              </div>
            ))}
          </dl>
          {files.map(({ sha256, url }) => (
            <p key={sha256} className="muted small hash-line">
              <a href={url}>{t('violation.captureFile')}</a> <code>{sha256}</code>
            </p>
          ))}
        </details>
      )}
    </li>
  )
}

/** What was captured of the lead, item by item, or why not. */
export function CapturePanel({ list }: { readonly list: CaptureList | null | undefined }) {
  const { t } = useTranslation()
  if (list === undefined) return null
  return (
    <section className="panel" data-testid="capture">
      <h2>{t('violation.capture')}</h2>
      {list === null ? (
        <p className="muted">{t('violation.captureNone')}</p>
      ) : (
        <>
          <p className="muted small">
            {t('violation.captureCount', {
              captured: list.items.filter(({ outcome }) => outcome === 'captured').length,
              all: list.items.length,
            })}{' '}
            <TimeText at={list.at} />
          </p>
          <ul className="findings">
            {list.items.map((line) => (
              <Row key={line.item} line={line} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
