import { type Setting, settingList } from '../../../../contracts/upkeep/settings.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

/** What a worker takes is changed on a page, for as long as it runs. */
const CHANGED_ON: Readonly<Record<string, string>> = { XUNCHA_WORK: '/nodes' }

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

function present(system: HttpDependencies['system'], { environment, secrets }: Told): Setting[] {
  return [
    ...environment.map((one) => ({
      ...one,
      ...presentValue(one, wantedHere(system, one.name)),
      restart: CHANGED_ON[one.name] === undefined,
      page: CHANGED_ON[one.name] ?? null,
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
export function settingRoutes(app: ZodApp, { system }: HttpDependencies): void {
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
      return { items: present(system, told), nextCursor: null }
    },
  })
}
