import { useTranslation } from 'react-i18next'
import { type CutState, toneOf } from '../lib/cut-progress.ts'

/** How far a cut got. Green only when we saw for ourselves that the stream is gone. */
export function CutTag({ state }: { readonly state: CutState }) {
  const { t } = useTranslation()
  return (
    <span className={`cut-tag tone-${toneOf(state)}`} data-testid="cut-tag" data-cut-status={state}>
      {t('action.cut')} · {t(`cut.short.${state}`)}
    </span>
  )
}
