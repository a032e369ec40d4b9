import type { ChannelInput } from '../../../src/contracts/alerts/channel.ts'
import { type Answer, type Call, list, ok, problem, type Route } from './fixture-answers.ts'
import type { FixtureState } from './fixture-state.ts'

/** As the program answers for a robot whose address is no longer good. */
function testedChannel(state: FixtureState, { params: [id] }: Call): Answer {
  const delivery = state.desk.deliveries.find(({ channelId }) => channelId === id)
  return delivery === undefined ? problem(404, 'not-found', '找不到该渠道。') : ok(delivery)
}

function savedChannel(state: FixtureState, { body }: Call): Answer {
  const { reason, name, secrets } = body as ChannelInput
  state.reasons.push(`${name}: ${reason} ${Object.keys(secrets).join(',')}`)
  const [channel] = state.desk.channels
  return { status: 201, body: channel }
}

function changedAlert({ desk, reasons }: FixtureState, { params: [, verb], body }: Call): Answer {
  const [alert] = [...desk.alerts.values()]
  const { reason } = body as { reason: string }
  reasons.push(`${verb}: ${reason}`)
  if (alert === undefined) return problem(404, 'not-found', '找不到该告警。')
  const acknowledged = { ...alert, status: 'acknowledged' } as const
  desk.alerts.set(alert.violationId, acknowledged)
  return ok(acknowledged)
}

/** How alerts leave the made-up program. */
export const OF_ALERTS: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/channels$/,
    answer: ({ desk }) => ok({ items: desk.channels, nextCursor: null, deepLinks: false }),
  },
  { method: 'POST', path: /^\/channels$/, answer: savedChannel },
  { method: 'POST', path: /^\/channels\/([^/]+)\/test$/, answer: testedChannel },
  { method: 'GET', path: /^\/deliveries$/, answer: ({ desk }) => list(desk.deliveries) },
  { method: 'GET', path: /^\/duty$/, answer: ({ desk }) => ok(desk.duty) },
  { method: 'POST', path: /^\/alerts\/([^/]+)\/([a-z-]+)$/, answer: changedAlert },
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)\/alert$/,
    answer: ({ desk }, { params: [id] }) => {
      const alert = desk.alerts.get(id ?? '')
      return alert === undefined ? problem(404, 'not-found', '找不到该线索的告警。') : ok(alert)
    },
  },
]
