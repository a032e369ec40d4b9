import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Measure } from '../../contracts/letters/letter.ts'
import { useLanguage } from '../i18n/use-language.ts'
import type { LetterForm } from './use-letter-form.ts'

type Props = {
  readonly measures: readonly Measure[]
  readonly form: LetterForm
  onChange(part: Partial<LetterForm>): void
}

/** The ladder: each with its law, and the hours it is given. */
export function MeasureChoice({ measures, form, onChange }: Props) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const set = (code: Measure['code'], hours: string | null) => {
    const { [code]: _, ...others } = form.hours
    onChange({ hours: hours === null ? others : { ...form.hours, [code]: hours } })
  }
  return (
    <fieldset className="letter-measures">
      <legend>{t('letters.measures')}</legend>
      {measures.map(({ code, words, law, hours }) => {
        const chosen = form.hours[code]
        const id = `letter-measure-${code}`
        return (
          <div key={code}>
            <Checkbox
              data-testid={id}
              disabled={law.length === 0 && chosen === undefined}
              checked={chosen !== undefined}
              onChange={({ target }) => set(code, target.checked ? String(hours) : null)}
            >
              {say(words)}
            </Checkbox>
            {chosen !== undefined && (
              <label htmlFor={`${id}-hours`}>
                <Input
                  id={`${id}-hours`}
                  type="number"
                  size="small"
                  min={1}
                  max={720}
                  value={chosen}
                  onChange={({ target }) => set(code, target.value)}
                />{' '}
                {t('letters.within')}
              </label>
            )}
            <small className="muted">
              {law.length === 0 ? t('letters.noBasis') : law.join('、')}
            </small>
          </div>
        )
      })}
    </fieldset>
  )
}
