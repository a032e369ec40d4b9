import { useTranslation } from 'react-i18next'
import type { Disguise } from '../../contracts/finding.ts'
import { reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { shareText } from '../lib/percent.ts'
import { lengthText } from '../lib/time/format-duration.ts'

/** The piece as it stands there, the words that make the name marked. */
function NameText({ name }: { readonly name: Disguise['name'] }) {
  const pieces = []
  let at = 0
  for (const { start, end } of name.words) {
    pieces.push(name.text.slice(at, start), <mark key={start}>{name.text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <>
      {pieces}
      {name.text.slice(at)}
    </>
  )
}

function Substance({ substance }: { readonly substance: Disguise['substance'] }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { subjects, terms, manners, frames } = substance
  const separator = t('app.comma')
  return (
    <>
      <p>
        {t('finding.measured', {
          watched: lengthText(substance.observedSeconds, language),
          taught: lengthText(substance.teachingSeconds, language),
          share: shareText(substance.teachingShare),
          longest: lengthText(substance.longestTeachingSeconds, language),
        })}
      </p>
      {subjects.length > 0 && (
        <p>{subjects.map((code) => t(`words.subject.${code}`)).join(separator)}</p>
      )}
      {terms.length > 0 && <p className="finding-terms">{terms.slice(0, 12).join(separator)}</p>}
      {manners.length > 0 && <p className="muted small">{manners.join(separator)}</p>}
      <p className="muted small">{t('finding.frames', { count: frames.length })}</p>
    </>
  )
}

type RowProps = { readonly disguise: Disguise; readonly violationId: string }

function Row({ disguise, violationId }: RowProps) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { name, substance, decision } = disguise
  return (
    <li data-testid="disguise" data-decision={decision} data-code={disguise.code}>
      <h3>
        <code>{disguise.code}</code> {say(disguise.kindName)}
        <span className={`finding-decision ${decision}`}>{t(`finding.decision.${decision}`)}</span>
      </h3>
      <div className="finding-sides">
        <div data-testid="disguise-name">
          <h4>{t('finding.name')}</h4>
          <p className="finding-name">
            <NameText name={name} />
          </p>
          <p className="muted small">{t(`finding.source.${name.source}`)}</p>
          {name.sha256 !== null && (
            <a
              className="small"
              href={
                API_PREFIX +
                reading('/violations/{id}/evidence/{sha256}', {
                  id: violationId,
                  sha256: name.sha256,
                })
              }
              target="_blank"
              rel="noreferrer noopener"
            >
              {t('finding.keptPage')}
            </a>
          )}
        </div>
        <div data-testid="disguise-substance">
          <h4>{t('finding.substance')}</h4>
          <Substance substance={substance} />
        </div>
      </div>
      <p>{say(disguise.reason)}</p>
      <p className="muted small">{disguise.basis.join(t('app.comma'))}</p>
    </li>
  )
}

/** What it is called beside what was shown, for each disguise that was found (docs/rules.md §3.2). */
export function DisguisePanel({
  disguises,
  violationId,
}: {
  readonly disguises: readonly Disguise[]
  readonly violationId: string
}) {
  const { t } = useTranslation()
  if (disguises.length === 0) return null
  return (
    <section className="panel" data-testid="disguises">
      <h2>{t('finding.disguises')}</h2>
      <ul className="findings">
        {disguises.map((disguise) => (
          <Row key={disguise.id} disguise={disguise} violationId={violationId} />
        ))}
      </ul>
    </section>
  )
}
