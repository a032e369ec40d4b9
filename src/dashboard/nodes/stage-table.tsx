import { useTranslation } from 'react-i18next'
import type { WireNode } from '../../contracts/system.ts'
import { WORK_STAGES } from '../../contracts/words/work-stages.ts'

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0)

/** Who takes each stage of the work, and how much of it is taken; what nobody takes stands out. */
export function StageTable({ nodes }: { readonly nodes: readonly WireNode[] }) {
  const { t } = useTranslation()
  const alive = nodes.filter((node) => node.alive)
  return (
    <div className="nodes-scroll">
      <table className="nodes-stages" data-testid="node-stages">
        <caption>{t('nodes.stages')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('nodes.stage')}</th>
            <th scope="col">{t('nodes.takenBy')}</th>
            <th scope="col">{t('nodes.underWay')}</th>
          </tr>
        </thead>
        <tbody>
          {WORK_STAGES.map((stage) => {
            const takers = alive.filter(({ work }) => (work[stage] ?? 0) > 0)
            const atOnce = sumOf(takers.map(({ work }) => work[stage] ?? 0))
            const underWay = sumOf(alive.map(({ load }) => load?.jobs[stage] ?? 0))
            return (
              <tr key={stage} data-testid={`stage-${stage}`} data-taken={takers.length > 0}>
                <th scope="row">{t(`nodes.stageName.${stage}`)}</th>
                {takers.length === 0 ? (
                  <td className="untaken">{t('nodes.untaken')}</td>
                ) : (
                  <td className="number">{t('nodes.processes', { count: takers.length })}</td>
                )}
                <td className="number">
                  {underWay} / {atOnce}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
