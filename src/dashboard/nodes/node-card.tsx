import { useTranslation } from 'react-i18next'
import type { WireNode } from '../../contracts/system.ts'
import { useAgeText } from '../components/age-text.tsx'
import { TimeText } from '../components/time-text.tsx'
import { Icon } from '../icons/icon.tsx'
import { personOf } from '../lib/violations/fold-history.ts'
import { WorkForm } from './work-form.tsx'

const MEBIBYTE = 1_048_576

type Ability = {
  readonly name: string
  readonly state: 'yes' | 'no' | 'unknown'
  readonly words: string
}

function useAbilities({ abilities }: WireNode): readonly Ability[] {
  const { t } = useTranslation()
  if (abilities === null) return []
  const { decoder, browser, readers, reads = true, ears } = abilities
  const answer = (state: Ability['state']) => t(`nodes.can.${state}`)
  const stateOf = (able: boolean | null): Ability['state'] => {
    if (able === null) return 'unknown'
    return able ? 'yes' : 'no'
  }
  const withState = (name: 'browser' | 'ears', able: boolean | null): Ability => ({
    name: t(`nodes.${name}`),
    state: stateOf(able),
    words: answer(stateOf(able)),
  })
  return [
    { name: t('nodes.decoder'), state: 'yes', words: `ffmpeg ${decoder}` },
    withState('browser', browser),
    {
      name: t('nodes.readers'),
      state: readers > 0 && reads ? 'yes' : 'no',
      words: reads ? t('nodes.processes', { count: readers }) : t('nodes.readersFail'),
    },
    withState('ears', ears),
  ]
}

function Abilities({ node }: { readonly node: WireNode }) {
  const { t } = useTranslation()
  const abilities = useAbilities(node)
  if (abilities.length === 0) return <p className="muted small">{t('nodes.looksAtNothing')}</p>
  return (
    <dl className="node-abilities">
      {abilities.map(({ name, state, words }) => (
        <div key={name} data-able={state}>
          <dt>{name}</dt>
          <dd>
            {state === 'no' && <Icon name="warning" size={16} />} {words}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Load({ load, work }: Pick<WireNode, 'load' | 'work'>) {
  const { t } = useTranslation()
  if (load === null) return null
  const memory = t('nodes.memory', { count: Math.round(load.memoryBytes / MEBIBYTE) })
  const rooms = t('nodes.rooms', { count: load.jobs['watch'] ?? 0, most: work['watch'] ?? 0 })
  return (
    <p className="node-load number">
      {work['watch'] === undefined ? memory : `${rooms} · ${memory}`}
    </p>
  )
}

function Taken({ work }: Pick<WireNode, 'work'>) {
  const { t } = useTranslation()
  const stages = Object.entries(work)
  if (stages.length === 0) return null
  const told = stages.map(([stage, atOnce]) => {
    const name = t(`nodes.stageName.${stage}`, { defaultValue: stage })
    return `${name} ${atOnce}`
  })
  return (
    <p className="small muted">
      {t('nodes.takes')} {told.join(t('app.comma'))}
    </p>
  )
}

const sameWork = (one: WireNode['work'], other: WireNode['work']): boolean =>
  [...Object.keys(one), ...Object.keys(other)].every(
    (stage) => (one[stage] ?? 0) === (other[stage] ?? 0),
  )

/** Who wants it to take something else than it did at its start, and whether it has heard that. */
function Wish({ node: { wish, work, startWork } }: { readonly node: WireNode }) {
  const { t } = useTranslation()
  if (wish === null) return null
  const heard = sameWork(work, wish.work ?? startWork ?? {})
  if (wish.work === null && heard) return null
  return (
    <p className="small" data-testid="node-wish">
      <strong>{t(wish.work === null ? 'nodes.wishedBack' : 'nodes.wished')}</strong>{' '}
      {personOf(wish.who) ?? wish.who} · <TimeText at={wish.at} form="short" /> · {wish.why}
      {!heard && <em> · {t('nodes.notHeard')}</em>}
    </p>
  )
}

const NAMED = ['api', 'scheduler', 'worker'] as const

function RoleName({ role }: { readonly role: string }) {
  const { t } = useTranslation()
  const named = NAMED.find((one) => one === role)
  return (
    <span className="node-role">
      {named !== undefined && t(`nodes.roleName.${named}`)} <code>{role}</code>
    </span>
  )
}

type Props = { readonly node: WireNode; readonly now: number; readonly mayChange: boolean }

/** One process: what it is, what it can look with, what it does; greyed once it has fallen silent. */
export function NodeCard({ node, now, mayChange }: Props) {
  const { t } = useTranslation()
  const ageText = useAgeText()
  const { name, roles, version, alive, startedAt, seenAt } = node
  const seconds = (now - Date.parse(seenAt)) / 1_000
  return (
    <article
      className={`node-card${alive ? '' : ' gone'}`}
      data-testid="node-card"
      data-alive={alive}
    >
      <header>
        <h2>{name}</h2>
        {roles.map((role) => (
          <RoleName key={role} role={role} />
        ))}
        <span className="muted small">
          {version === null ? t('nodes.versionUnknown') : `xuncha ${version}`}
        </span>
      </header>
      <p className="small">
        {!alive && <strong>{t('nodes.gone')} · </strong>}
        {t('nodes.seen', { age: ageText(seconds) })} · {t('nodes.since')}{' '}
        <TimeText at={startedAt} form="short" />
      </p>
      {alive && <Load load={node.load} work={node.work} />}
      <Abilities node={node} />
      <Taken work={node.work} />
      {alive && <Wish node={node} />}
      {alive && mayChange && node.startWork !== null && <WorkForm node={node} />}
    </article>
  )
}
