import { Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import type { WireNode } from '../../contracts/system.ts'
import { useSystem } from '../api/use-system.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { NodeCard } from '../nodes/node-card.tsx'
import { StageTable } from '../nodes/stage-table.tsx'

/** Those that are gone last; each kind as the program lists it. */
const aliveFirst = (nodes: readonly WireNode[]): readonly WireNode[] => [
  ...nodes.filter(({ alive }) => alive),
  ...nodes.filter(({ alive }) => !alive),
]

type Props = { readonly nodes: readonly WireNode[]; readonly mayChange: boolean }

function Nodes({ nodes, mayChange }: Props) {
  const { t } = useTranslation()
  const now = useProgramNow()
  // Nobody to ask is not the same as nobody there.
  if (nodes.length === 0) return <Empty description={t('nodes.empty')} />
  return (
    <>
      <StageTable nodes={nodes} />
      <div className="node-cards">
        {aliveFirst(nodes).map((node) => (
          <NodeCard key={node.id} node={node} now={now} mayChange={mayChange} />
        ))}
      </div>
    </>
  )
}

/** The processes that do the work; what nobody does stands above, as on every page. */
export function NodesPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const system = useSystem()
  useEffect(() => {
    document.title = `${t('nodes.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="nodes">
      <h1>{t('nodes.title')}</h1>
      <p className="muted small">{t('nodes.lead')}</p>
      {system.isError && <TroubleNote error={system.error} onRetry={() => void system.refetch()} />}
      {system.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {system.data !== undefined && (
        <Nodes nodes={system.data.info.nodes} mayChange={account.may.includes('upkeep')} />
      )}
    </div>
  )
}
