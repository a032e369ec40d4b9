import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { pool } from '../harness-pool.ts'

const start = pool()
const fileOf = (name: string): Promise<string> =>
  readFile(new URL(`../../../../${name}`, import.meta.url), 'utf8')

/** Names of ours in an expression, without what Prometheus adds to a histogram. */
const metricsIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\bxuncha_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, '')))

it('alert rules and dashboard ask only for metrics that a node answers', async () => {
  const { app } = await start()
  const { body } = await app.inject({ url: '/metrics' })
  const answered = new Set([...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name))
  const rules = parse(await fileOf('docs/deploy/alerts.yaml')) as {
    readonly groups: readonly { readonly rules: readonly { readonly expr: string }[] }[]
  }
  const board = JSON.parse(await fileOf('docs/deploy/grafana.json')) as {
    readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[]
  }
  const asked = [
    ...rules.groups.flatMap((group) => group.rules.map(({ expr }) => expr)),
    ...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ]
  expect(asked.length).toBeGreaterThan(20)
  const unknown = asked.flatMap((one) => [...metricsIn(one)]).filter((one) => !answered.has(one))
  expect(unknown).toEqual([])
})

it('the compose files start roles that there are, none of them as root or with a root that can be written', async () => {
  const dockerfile = await fileOf('Dockerfile')
  expect(dockerfile).toMatch(/^USER xuncha$/m)
  for (const name of ['one', 'three']) {
    const { services } = parse(await fileOf(`docs/deploy/compose.${name}.yaml`), {
      merge: true,
    }) as { readonly services: Record<string, Record<string, unknown>> }
    const ours = Object.values(services).filter(({ image }) => image === 'xuncha')
    expect(ours.length).toBeGreaterThan(0)
    for (const service of ours) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
      // The browser is started from there, and docker mounts it noexec by itself.
      expect(String(service['tmpfs'])).toContain('/tmp:exec,')
      const [, , roles = 'api,scheduler,worker'] = service['command'] as readonly string[]
      for (const role of roles.split(',')) expect(['api', 'scheduler', 'worker']).toContain(role)
    }
  }
})
