import { useTranslation } from 'react-i18next'
import type { CutRules } from '../../contracts/cuts/cut-rules.ts'
import { ScrollBox } from '../components/scroll-box.tsx'
import { FUSE_KINDS, FUSE_SCOPES } from './cut-rules-draft.ts'
import { useSweepTitles } from './use-sweep-titles.ts'

type Props = { readonly rules: CutRules }
type SecondRule = CutRules['secondPerson']['rules'][number]
type AutomaticRule = CutRules['automatic']['rules'][number]

/** Two rules may stand on one line of the file. */
const withKeys = <Rule extends { readonly line: number }>(rules: readonly Rule[]) =>
  rules.map((rule, index) => ({ rule, key: `${rule.line} ${index}` }))

function useSecondWords({ regionNames, platforms, viewersFrom, hours }: SecondRule): string {
  const { t } = useTranslation()
  const comma = t('app.comma')
  const names = platforms.map((platform) => t(`register.targets.${platform}`)).join(comma)
  const parts = [
    regionNames.join(comma),
    platforms.length === 0 ? '' : t('cutRules.second.platforms', { names }),
    viewersFrom === null ? '' : t('cutRules.second.viewers', { count: viewersFrom }),
    hours.length === 0 ? '' : t('cutRules.second.hours', { hours: hours.join(comma) }),
  ].filter((part) => part !== '')
  return parts.length === 0 ? t('cutRules.second.always') : parts.join(' · ')
}

function SecondLine({ rule }: { readonly rule: SecondRule }) {
  const { t } = useTranslation()
  return (
    <li data-testid="second-rule">
      {useSecondWords(rule)}{' '}
      <span className="muted small">{t('cutRules.line', { line: rule.line })}</span>
    </li>
  )
}

function AutomaticLine({ rule }: { readonly rule: AutomaticRule }) {
  const { t } = useTranslation()
  const titleOf = useSweepTitles()
  const comma = t('app.comma')
  const names = rule.sweeps.map(titleOf).join(comma)
  return (
    <li data-testid="automatic-rule" data-mode={rule.mode}>
      <strong>{t(`cutRules.automatic.modes.${rule.mode}`)}</strong> · {rule.regionNames.join(comma)}{' '}
      · {t('cutRules.automatic.sweeps', { names })}{' '}
      <span className="muted small">{t('cutRules.line', { line: rule.line })}</span>
    </li>
  )
}

function FuseTable({ rules: { fuse } }: Props) {
  const { t } = useTranslation()
  return (
    <ScrollBox className="cut-rules-fuses" label={t('cutRules.fuse.title')}>
      <table className="register-table">
        <thead>
          <tr>
            <th scope="col">{t('cutRules.fuse.kind')}</th>
            {FUSE_SCOPES.map((scope) => (
              <th key={scope} scope="col">
                {t(`cutRules.fuse.${scope}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FUSE_KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`cutRules.fuse.${kind}`)}</th>
              {FUSE_SCOPES.map((scope) => (
                <td key={scope} className="number">
                  {fuse[kind][scope]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function SecondPart({ rules: { secondPerson } }: Props) {
  const { t } = useTranslation()
  return (
    <section className="panel" aria-label={t('cutRules.second.title')}>
      <h2>{t('cutRules.second.title')}</h2>
      <p className="muted small">{t('cutRules.second.lead')}</p>
      {secondPerson.rules.length === 0 && <p>{t('cutRules.second.none')}</p>}
      <ol className="register-history">
        {withKeys(secondPerson.rules).map(({ rule, key }) => (
          <SecondLine key={key} rule={rule} />
        ))}
      </ol>
      <dl className="register-facts">
        <dt>{t('cutRules.second.within')}</dt>
        <dd>{t('cutRules.second.withinMeans', { count: secondPerson.withinMinutes })}</dd>
      </dl>
    </section>
  )
}

function AutomaticPart({ rules: { automatic } }: Props) {
  const { t } = useTranslation()
  const { countdownSeconds, banMinutes, seenWithinSeconds } = automatic
  return (
    <section className="panel" aria-label={t('cutRules.automatic.title')}>
      <h2>{t('cutRules.automatic.title')}</h2>
      <p className="muted small">{t('cutRules.automatic.lead')}</p>
      {automatic.rules.length === 0 && <p>{t('cutRules.automatic.none')}</p>}
      <ol className="register-history">
        {withKeys(automatic.rules).map(({ rule, key }) => (
          <AutomaticLine key={key} rule={rule} />
        ))}
      </ol>
      <dl className="register-facts">
        <dt>{t('cutRules.automatic.countdown')}</dt>
        <dd>{t('cutRules.automatic.countdownMeans', { count: countdownSeconds })}</dd>
        <dt>{t('cutRules.automatic.ban')}</dt>
        <dd>{t('cutRules.automatic.banMeans', { count: banMinutes })}</dd>
        <dt>{t('cutRules.automatic.seen')}</dt>
        <dd>{t('cutRules.automatic.seenMeans', { count: seenWithinSeconds })}</dd>
      </dl>
    </section>
  )
}

/** Every rule in words. */
export function CutRulesView({
  rules,
  testId = 'cut-rules',
}: Props & { readonly testId?: string }) {
  const { t } = useTranslation()
  const { fuse, coolingOffMinutes, loosenedAfterMinutes } = rules
  const cooling = coolingOffMinutes === 0 ? 'cutRules.cooling.none' : 'cutRules.cooling.means'
  return (
    <div className="register-two" data-testid={testId}>
      <SecondPart rules={rules} />
      <section className="panel" aria-label={t('cutRules.fuse.title')}>
        <h2>{t('cutRules.fuse.title')}</h2>
        <p className="muted small">{t('cutRules.fuse.lead')}</p>
        <FuseTable rules={rules} />
        <dl className="register-facts">
          <dt>{t('cutRules.fuse.blown')}</dt>
          <dd>{t(`cutRules.fuse.whenBlown.${fuse.whenBlown}`)}</dd>
        </dl>
      </section>
      <AutomaticPart rules={rules} />
      <section className="panel" aria-label={t('cutRules.cooling.title')}>
        <h2>{t('cutRules.cooling.title')}</h2>
        <p>{t(cooling, { count: coolingOffMinutes })}</p>
        <h3>{t('cutRules.loosened.title')}</h3>
        <p>
          {t(loosenedAfterMinutes === 0 ? 'cutRules.loosened.none' : 'cutRules.loosened.means', {
            count: loosenedAfterMinutes,
          })}
        </p>
      </section>
    </div>
  )
}
