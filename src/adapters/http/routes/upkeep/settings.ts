import type { RunningState } from '../../../../app/upkeep/change-running-settings.ts'
import type { RunningName } from '../../../../contracts/upkeep/running-settings.ts'
import { type Setting, settingList } from '../../../../contracts/upkeep/settings.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

/** Settings that are changed on the page of settings itself, by what they are called there. */
const CHANGED_HERE: Readonly<Record<string, RunningName>> = {
  XUNCHA_SESSION_IDLE_MINUTES: 'sessionIdleMinutes',
  XUNCHA_SESSION_HOURS: 'sessionHours',
  XUNCHA_CANARY_MINUTES: 'canaryMinutes',
  XUNCHA_RETENTION_PICTURE_MINUTES: 'pictureMinutes',
  XUNCHA_RETENTION_SUSPECT_DAYS: 'suspectDays',
  XUNCHA_RETENTION_CASE_DAYS: 'caseDays',
  XUNCHA_RETENTION_LEDGER_DAYS: 'ledgerDays',
}

/** Where a setting is changed while the program runs; `null`: nowhere. What a worker takes is a thing of its own. */
function pageOf(name: string, { running }: RunningState): string | null {
  if (name === 'XUNCHA_WORK') return '/nodes'
  const here = CHANGED_HERE[name]
  return here === undefined || running.started[here] === null ? null : '/settings'
}

/** What people set while it runs; `null`: nothing. */
function wishedHere(name: string, { running, newest }: RunningState): string | null {
  const here = CHANGED_HERE[name]
  const isWished = here !== undefined && newest?.wishes[here] !== undefined
  return isWished ? String(running.current()[here] ?? '') : null
}

type Shown = NonNullable<HttpDependencies['system']['settings']>
type Told = Awaited<ReturnType<Shown>>

/** What people want this process to take, as the setting would say it; `null`: what it was started with. */
function wantedHere({ nodes, nodeName }: HttpDependencies['system'], name: string): string | null {
  if (name !== 'XUNCHA_WORK') return null
  const here = (nodes?.() ?? []).find((one) => one.alive && one.name === nodeName)
  const work = here?.wish?.work ?? null
  if (work === null) return null
  return Object.entries(work)
    .map(([stage, count]) => `${stage}=${count}`)
    .join(',')
}

function presentValue(
  { value, set }: Told['environment'][number],
  wanted: string | null,
): Pick<Setting, 'value' | 'set' | 'source'> {
  if (wanted !== null) return { value: wanted, set: true, source: 'running' }
  return { value, set, source: set ? 'environment' : 'default' }
}

function present(
  system: HttpDependencies['system'],
  { environment, secrets }: Told,
  state: RunningState,
): Setting[] {
  return [
    ...environment.map((one) => ({
      ...one,
      ...presentValue(one, wantedHere(system, one.name) ?? wishedHere(one.name, state)),
      restart: pageOf(one.name, state) === null,
      page: pageOf(one.name, state),
    })),
    ...secrets.map(({ name, set, about }) => ({
      ...{ name, set, about, value: null, secret: true, usual: null },
      source: set ? ('file' as const) : ('default' as const),
      restart: true,
      page: null,
    })),
  ]
}

/** What the process that answers was started with. For administrators: it says where everything lies. */
export function settingRoutes(app: ZodApp, { system, runningSettings }: HttpDependencies): void {
  app.get('/settings', {
    config: { access: 'upkeep' },
    schema: {
      operationId: 'listSettings',
      tags: ['system'],
      summary:
        '设置：现值、来源与作用 Every setting, its value, where it comes from and what it does',
      response: { 200: settingList, ...PROBLEMS },
    },
    handler: async () => {
      const told = (await system.settings?.()) ?? { environment: [], secrets: [] }
      return { items: present(system, told, await runningSettings.read()), nextCursor: null }
    },
  })
}
