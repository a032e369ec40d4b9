import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireNode } from '../../contracts/system.ts'
import type { NodeWork } from '../../contracts/upkeep/node-work.ts'
import { MOST_AT_ONCE, WORK_STAGES, type WorkStage } from '../../contracts/words/work-stages.ts'
import { useNodeWork } from '../api/use-node-work.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'

type Edits = Readonly<Partial<Record<WorkStage, string>>>

/** What it is going to take, heard of or not. */
const wantedOf = ({ wish, startWork, work }: WireNode): WireNode['work'] =>
  wish?.work ?? startWork ?? work

const versionOf = ({ wish }: WireNode): number => wish?.version ?? 0

/** What was answered may be newer than what the page has read. */
const newest = (node: WireNode, told: NodeWork | undefined): WireNode =>
  told !== undefined && versionOf(told.node) > versionOf(node) ? told.node : node

function StageFields({
  node,
  edits,
  onEdit,
}: {
  readonly node: WireNode
  readonly edits: Edits
  onEdit(stage: WorkStage, text: string): void
}) {
  const { t } = useTranslation()
  const wanted = wantedOf(node)
  return (
    <div className="node-stages">
      {WORK_STAGES.map((stage) => {
        const name = `work-${stage}`
        return (
          <label key={stage} htmlFor={`${node.id}-${name}`}>
            <span>{t(`nodes.stageName.${stage}`)}</span>
            <Input
              id={`${node.id}-${name}`}
              data-testid={name}
              type="number"
              required
              min={0}
              max={MOST_AT_ONCE}
              step={1}
              value={edits[stage] ?? String(wanted[stage] ?? 0)}
              onChange={({ target }) => onEdit(stage, target.value)}
            />
            <span className="muted small">
              {t('nodes.atStart', { count: node.startWork?.[stage] ?? 0 })}
            </span>
          </label>
        )
      })}
    </div>
  )
}

function Outcome({ told }: { readonly told: NodeWork }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  return (
    <div role="status" className="node-outcome" data-testid="work-told">
      <p>{t('nodes.told')}</p>
      {told.warnings.map((warning) => (
        <p key={warning.stage} className="untaken">
          {say(warning)}
        </p>
      ))}
    </div>
  )
}

/** What a process takes, changed while it runs. Nothing that was typed is lost by an error. */
export function WorkForm({ node }: { readonly node: WireNode }) {
  const { t } = useTranslation()
  const [edits, setEdits] = useState<Edits>({})
  const [reason, setReason] = useState('')
  const act = useNodeWork(node.id)
  const shown = newest(node, act.data)
  const wanted = wantedOf(shown)
  const change = (stages: WireNode['work'] | null): void => {
    const agreed = { reason, expectedVersion: versionOf(shown) }
    act.mutate(stages === null ? agreed : { ...agreed, stages }, {
      onSuccess: () => {
        setEdits({})
        setReason('')
      },
    })
  }
  return (
    <details className="node-form" data-testid="work-form">
      <summary>{t('nodes.change')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const fields = WORK_STAGES.map(
            (stage) => [stage, Number(edits[stage] ?? wanted[stage] ?? 0)] as const,
          )
          change(Object.fromEntries(fields))
        }}
      >
        <p className="muted small">{t('nodes.changeHint')}</p>
        <StageFields
          node={shown}
          edits={edits}
          onEdit={(stage, text) => setEdits((before) => ({ ...before, [stage]: text }))}
        />
        <label htmlFor={`${node.id}-reason`}>{t('nodes.reason')}</label>
        <Input
          id={`${node.id}-reason`}
          data-testid="work-reason"
          required
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <div className="node-steps">
          <Button type="primary" htmlType="submit" data-testid="work-apply" loading={act.isPending}>
            {t('nodes.apply')}
          </Button>
          <Button
            data-testid="work-back"
            disabled={reason.trim() === '' || act.isPending || (shown.wish?.work ?? null) === null}
            onClick={() => change(null)}
          >
            {t('nodes.back')}
          </Button>
        </div>
        {act.error !== null && <TroubleNote error={act.error} />}
        {act.data !== undefined && <Outcome told={act.data} />}
      </form>
    </details>
  )
}
