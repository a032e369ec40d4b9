import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ChoiceField, TextField } from '../register/fields.tsx'
import {
  type CutRulesDraft,
  FUSE_KINDS,
  FUSE_SCOPES,
  isInRange,
  LIMIT_RANGE,
  limitAt,
  NEW_AUTOMATIC,
  NEW_SECOND,
  NUMBER_RANGES,
  type NumberRange,
} from './cut-rules-draft.ts'
import { AutomaticRuleFields, SecondRuleFields } from './rule-fields.tsx'

type Props = { readonly draft: CutRulesDraft; set(part: Partial<CutRulesDraft>): void }

const without = <T,>(list: readonly T[], place: number): T[] =>
  list.filter((_, index) => index !== place)
const moved = <T,>(list: readonly T[], place: number): T[] => {
  const one = list.slice(place, place + 1)
  const rest = without(list, place)
  return [...rest.slice(0, place - 1), ...one, ...rest.slice(place - 1)]
}

type NumberProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly range: NumberRange
  onChange(value: string): void
}

function NumberField({ range, ...props }: NumberProps) {
  const { t } = useTranslation()
  return (
    <TextField
      {...props}
      error={
        isInRange(props.value, range)
          ? undefined
          : t(range.whole ? 'cutRules.form.wholeRange' : 'cutRules.form.range', {
              least: range.least,
              most: range.most,
            })
      }
    />
  )
}

function SecondFields({ draft, set }: Props) {
  const { t } = useTranslation()
  const { second } = draft
  return (
    <section>
      <h3>{t('cutRules.second.title')}</h3>
      <NumberField
        id="rules-within"
        label={t('cutRules.form.within')}
        value={draft.withinMinutes}
        range={NUMBER_RANGES.withinMinutes}
        onChange={(withinMinutes) => set({ withinMinutes })}
      />
      {second.map((rule, place) => (
        <SecondRuleFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
          key={place}
          rule={rule}
          place={place}
          onChange={(changed) => set({ second: second.with(place, changed) })}
          onRemove={() => set({ second: without(second, place) })}
        />
      ))}
      <Button data-testid="add-second" onClick={() => set({ second: [...second, NEW_SECOND] })}>
        {t('cutRules.form.addSecond')}
      </Button>
    </section>
  )
}

function FuseFields({ draft, set }: Props) {
  const { t } = useTranslation()
  return (
    <section>
      <h3>{t('cutRules.fuse.title')}</h3>
      <div className="register-fields">
        {FUSE_KINDS.flatMap((kind) =>
          FUSE_SCOPES.map((scope) => {
            const at = limitAt(kind, scope)
            const names = {
              kind: t(`cutRules.fuse.${kind}`),
              scope: t(`cutRules.fuse.${scope}`),
            }
            return (
              <NumberField
                key={`${kind}-${scope}`}
                id={`rules-${kind}-${scope}`}
                label={t('cutRules.form.limit', names)}
                value={draft[at]}
                range={LIMIT_RANGE}
                onChange={(value) => set({ [at]: value })}
              />
            )
          }),
        )}
        <ChoiceField
          id="rules-when-blown"
          label={t('cutRules.form.whenBlown')}
          value={draft.whenBlown}
          options={(['second-person', 'refuse'] as const).map((value) => ({
            value,
            label: t(`cutRules.fuse.whenBlown.${value}`),
          }))}
          onChange={(value) => set({ whenBlown: value as CutRulesDraft['whenBlown'] })}
        />
        <NumberField
          id="rules-cooling"
          label={t('cutRules.form.cooling')}
          value={draft.coolingOffMinutes}
          range={NUMBER_RANGES.coolingOffMinutes}
          onChange={(coolingOffMinutes) => set({ coolingOffMinutes })}
        />
        <NumberField
          id="rules-loosened"
          label={t('cutRules.form.loosened')}
          value={draft.loosenedAfterMinutes}
          range={NUMBER_RANGES.loosenedAfterMinutes}
          onChange={(loosenedAfterMinutes) => set({ loosenedAfterMinutes })}
        />
      </div>
    </section>
  )
}

function AutomaticFields({ draft, set }: Props) {
  const { t } = useTranslation()
  const { automatic } = draft
  const numbers = [
    ['countdownSeconds', 'countdown'],
    ['banMinutes', 'ban'],
    ['seenWithinSeconds', 'seen'],
  ] as const
  return (
    <section>
      <h3>{t('cutRules.automatic.title')}</h3>
      <div className="register-fields">
        {numbers.map(([name, word]) => (
          <NumberField
            key={name}
            id={`rules-${word}`}
            label={t(`cutRules.form.${word}`)}
            value={draft[name]}
            range={NUMBER_RANGES[name]}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
      </div>
      {automatic.map((rule, place) => (
        <AutomaticRuleFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
          key={place}
          rule={rule}
          place={place}
          onChange={(changed) => set({ automatic: automatic.with(place, changed) })}
          onRemove={() => set({ automatic: without(automatic, place) })}
          onUp={place === 0 ? undefined : () => set({ automatic: moved(automatic, place) })}
        />
      ))}
      <Button
        data-testid="add-automatic"
        onClick={() => set({ automatic: [...automatic, NEW_AUTOMATIC] })}
      >
        {t('cutRules.form.addAutomatic')}
      </Button>
    </section>
  )
}

/** Every rule as fields. */
export function CutRulesForm(props: Props) {
  return (
    <>
      <SecondFields {...props} />
      <FuseFields {...props} />
      <AutomaticFields {...props} />
    </>
  )
}
