import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import { stagesOf } from '../lib/cut-progress.ts'

/** guard → ban → kick → accepted → proof, as far as the order got. */
export function CutStages({ order }: { readonly order: CutOrder }) {
  const { t } = useTranslation()
  return (
    <ol className="cut-stages" data-testid="cut-stages">
      {stagesOf(order).map(({ name, state }) => (
        <li key={name} className={state} data-stage={name} data-state={state}>
          <i aria-hidden="true" />
          {t(`cut.stage.${name}`)}
        </li>
      ))}
    </ol>
  )
}
