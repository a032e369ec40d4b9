import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Draft, differing } from './drafts.ts'

type Props = {
  readonly base: Draft
  readonly mine: Draft
  readonly theirs: Draft
  readonly nameOf: (field: string) => string
  onTake(keep: 'mine' | 'theirs'): void
}

const shown = (value: Draft[string] | undefined): string =>
  Array.isArray(value) ? value.join('、') : String(value ?? '')

/** Somebody else was faster: what they made of it, beside what was typed here. */
export function OvertakenNote({ base, mine, theirs, nameOf, onTake }: Props) {
  const { t } = useTranslation()
  const fields = [...new Set([...differing(base, theirs), ...differing(theirs, mine)])]
  return (
    <section className="register-overtaken" role="alert" data-testid="overtaken">
      <h3>{t('register.overtaken')}</h3>
      <p className="small">{t('register.overtakenHint')}</p>
      <table className="register-table">
        <thead>
          <tr>
            <th scope="col">{t('register.field')}</th>
            <th scope="col">{t('register.theirs')}</th>
            <th scope="col">{t('register.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field} data-testid="overtaken-field" data-field={field}>
              <th scope="row">{nameOf(field)}</th>
              <td>{shown(theirs[field]) || t('register.nothing')}</td>
              <td>{shown(mine[field]) || t('register.nothing')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="register-acts">
        <Button onClick={() => onTake('theirs')} data-testid="take-theirs">
          {t('register.takeTheirs')}
        </Button>
        <Button type="primary" onClick={() => onTake('mine')} data-testid="keep-mine">
          {t('register.keepMine')}
        </Button>
      </div>
    </section>
  )
}
