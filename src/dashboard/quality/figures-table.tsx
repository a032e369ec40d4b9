import { useTranslation } from 'react-i18next'
import type { WireFigures, WireGroup } from '../../contracts/quality/quality.ts'
import { ScrollBox } from '../components/scroll-box.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { measuredShare } from '../lib/percent.ts'
import { lengthText } from '../lib/time/format-duration.ts'

function Times({ times }: { readonly times: WireFigures['toDecision'] }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { medianSeconds, p90Seconds } = times
  if (medianSeconds === null || p90Seconds === null) return t('quality.tooFew')
  return `${lengthText(medianSeconds, language)} / ${lengthText(p90Seconds, language)}`
}

function Part({ part }: { readonly part: WireFigures['agreed'] }) {
  const { t } = useTranslation()
  const counts = t('quality.of', { part: part.part, whole: part.whole })
  return (
    <>
      {part.share === null ? t('quality.tooFew') : measuredShare(part.share)}
      <span className="muted small"> {counts}</span>
    </>
  )
}

const fixed = (value: number): string => value.toFixed(2)

function Kappa({ figures }: { readonly figures: WireFigures }) {
  const { t } = useTranslation()
  const { kappa, noKappa } = figures
  if (kappa === null) {
    return t(noKappa === 'one-sided' ? 'quality.oneSided' : 'quality.tooFew')
  }
  const range = `${fixed(kappa.low)} – ${fixed(kappa.high)}`
  return (
    <>
      {fixed(kappa.value)} <span className="muted small">{range}</span>
    </>
  )
}

function Row({ group }: { readonly group: WireGroup }) {
  const { t } = useTranslation()
  const { name, title, figures } = group
  const { waiting, notJudged, unsettled, golden } = figures
  const errors = { missed: figures.missedLessons, wrong: figures.wrongAccusations, unsettled }
  return (
    <tr data-testid="figures-row" data-name={name}>
      <th scope="row">{title ?? name}</th>
      <td>
        <b className="number">{figures.decisions}</b>
        <span className="muted small"> {t('quality.decisionsOf', { ...figures })}</span>
      </td>
      <td>
        <Times times={figures.toFirstLook} />
      </td>
      <td>
        <Times times={figures.toDecision} />
      </td>
      <td>
        <Part part={figures.reviewed} />
        <span className="muted small"> {t('quality.reviewedOf', { waiting, notJudged })}</span>
      </td>
      <td>
        <Part part={figures.agreed} />
      </td>
      <td>
        <Kappa figures={figures} />
      </td>
      <td>
        <b className="number">{errors.missed + errors.wrong}</b>
        <span className="muted small"> {t('quality.errorsOf', errors)}</span>
      </td>
      <td>
        <Part part={golden.hits} />
        <span className="muted small">
          {' '}
          {t('quality.goldenOf', { missed: golden.missedLessons, wrong: golden.wrongAccusations })}
        </span>
      </td>
    </tr>
  )
}

const COLUMNS = [
  'group',
  'decisions',
  'firstLook',
  'toDecision',
  'reviewed',
  'agreed',
  'kappa',
  'errors',
  'golden',
] as const

type Props = { readonly title: string; readonly groups: readonly WireGroup[] }

/** How well groups of decisions were made, a line a group. */
export function FiguresTable({ title, groups }: Props) {
  const { t } = useTranslation()
  if (groups.length === 0) return null
  return (
    <ScrollBox className="figures-scroll" label={title}>
      <table className="figures-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th scope="col" key={column}>
                {t(`quality.${column}`)}
                {(column === 'firstLook' || column === 'toDecision') && (
                  <span className="muted small"> {t('quality.timesHint')}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Row key={group.name} group={group} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
