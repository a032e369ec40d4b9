import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AUTOMATIC_MODES, CALLED_PLATFORMS } from '../../contracts/words/cut-vocabulary.ts'
import { PlacesField } from '../accounts/places-field.tsx'
import { ChoiceField, SetField, TextField } from '../register/fields.tsx'
import { useSweeps } from '../sweeps/use-sweeps.ts'
import {
  type AutomaticRule,
  areHours,
  isInRange,
  type SecondRule,
  VIEWERS_RANGE,
} from './cut-rules-draft.ts'
import { useSweepTitles } from './use-sweep-titles.ts'

type Props<Rule> = {
  readonly rule: Rule
  readonly place: number
  onChange(rule: Rule): void
  onRemove(): void
  /** Left out: the order of the rules is of no account, or it is the first. */
  readonly onUp?: (() => void) | undefined
}

type BoxProps = Pick<Props<unknown>, 'place' | 'onRemove' | 'onUp'> & {
  readonly children: ReactNode
}

function RuleBox({ place, onRemove, onUp, children }: BoxProps) {
  const { t } = useTranslation()
  const name = t('cutRules.form.rule', { count: place + 1 })
  return (
    <fieldset className="cut-rule">
      <legend>{name}</legend>
      <div className="register-fields">{children}</div>
      <div className="register-acts">
        {onUp !== undefined && (
          <Button size="small" onClick={onUp} aria-label={`${name} ${t('cutRules.form.up')}`}>
            {t('cutRules.form.up')}
          </Button>
        )}
        <Button size="small" onClick={onRemove} aria-label={`${name} ${t('cutRules.form.remove')}`}>
          {t('cutRules.form.remove')}
        </Button>
      </div>
    </fieldset>
  )
}

/** One line of the policy that asks for a second person. */
export function SecondRuleFields({ rule, place, onChange, ...box }: Props<SecondRule>) {
  const { t } = useTranslation()
  const { places, viewersFrom } = rule
  const wrong = viewersFrom.trim() !== '' && !isInRange(viewersFrom, VIEWERS_RANGE)
  return (
    <RuleBox place={place} {...box}>
      <PlacesField
        id={`second-places-${place}`}
        label={t('cutRules.form.regions')}
        means={t(places.length === 0 ? 'cutRules.form.regionsAny' : 'cutRules.form.regionsChosen')}
        value={places}
        onChange={(chosen) => onChange({ ...rule, places: chosen })}
      />
      <TextField
        id={`second-viewers-${place}`}
        label={t('cutRules.form.viewers')}
        value={viewersFrom}
        error={wrong ? t('cutRules.form.viewersWrong') : undefined}
        onChange={(value) => onChange({ ...rule, viewersFrom: value })}
      />
      <TextField
        id={`second-hours-${place}`}
        label={t('cutRules.form.hours')}
        value={rule.hours}
        error={areHours(rule.hours) ? undefined : t('cutRules.form.hoursWrong')}
        onChange={(hours) => onChange({ ...rule, hours })}
      />
      <SetField
        label={t('cutRules.form.platforms')}
        value={rule.platforms}
        options={CALLED_PLATFORMS.map((value) => ({
          value,
          label: t(`register.targets.${value}`),
        }))}
        onChange={(platforms) => onChange({ ...rule, platforms })}
      />
    </RuleBox>
  )
}

/** One line that switches automatic orders, or their shadow, on or off. */
export function AutomaticRuleFields({ rule, place, onChange, ...box }: Props<AutomaticRule>) {
  const { t } = useTranslation()
  const titleOf = useSweepTitles()
  const { data } = useSweeps()
  const none = rule.places.length === 0
  // One that is gone stays to be seen, and to be taken out.
  const names = new Set([...(data?.items.map(({ name }) => name) ?? []), ...rule.sweeps])
  return (
    <RuleBox place={place} {...box}>
      <ChoiceField
        id={`automatic-mode-${place}`}
        label={t('cutRules.form.mode')}
        value={rule.mode}
        options={AUTOMATIC_MODES.map((value) => ({
          value,
          label: t(`cutRules.automatic.modes.${value}`),
        }))}
        onChange={(mode) => onChange({ ...rule, mode: mode as AutomaticRule['mode'] })}
      />
      <PlacesField
        id={`automatic-places-${place}`}
        label={t('cutRules.form.regions')}
        means={t(none ? 'cutRules.form.regionsNeeded' : 'cutRules.form.regionsChosen')}
        value={rule.places}
        onChange={(places) => onChange({ ...rule, places })}
      />
      <SetField
        label={t('cutRules.form.sweeps')}
        value={rule.sweeps}
        options={[...names].map((value) => ({ value, label: titleOf(value) }))}
        onChange={(sweeps) => onChange({ ...rule, sweeps })}
      />
    </RuleBox>
  )
}
