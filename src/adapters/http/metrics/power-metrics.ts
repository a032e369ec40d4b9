import { Gauge, type Registry } from 'prom-client'
import type { PowerTroubles } from '../../../app/cuts/power/power-queries.ts'
import { storageAwayIn } from '../../../core/storage-away.ts'
import type { HttpDependencies } from '../dependencies.ts'

type Told = Pick<HttpDependencies['powerToCut'], 'troubles'>

async function read(cuts: Told | undefined): Promise<PowerTroubles | null> {
  try {
    return (await cuts?.troubles()) ?? null
  } catch (error) {
    if (storageAwayIn(error) === null) throw error
    return null
  }
}

/** What of the power to cut needs a person: each of these at 0 is well; left out while nobody can say. */
export function createPowerMetrics(register: Registry): (cuts: Told | undefined) => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [register] })
  const fuses = gauge(
    'xuncha_cut_fuses_blown',
    'Fuses of the power to cut that wait to be put back',
  )
  const renewals = gauge('xuncha_ban_renewals_failing', 'Bans that their platform does not renew')
  const lifts = gauge('xuncha_ban_lifts_failing', 'Bans that cannot be lifted')
  const refused = gauge(
    'xuncha_automatic_cuts_refused',
    'Automatic cuts that were not ordered though the lesson goes on',
  )
  const counting = gauge('xuncha_automatic_cuts_counting', 'Automatic cuts that count down')
  return async (cuts) => {
    const troubles = await read(cuts)
    for (const each of [fuses, renewals, lifts, refused, counting]) each.remove()
    if (troubles === null) return
    const failing = (what: string) => troubles.failing.filter((one) => one.what === what).length
    fuses.set(troubles.blown.length)
    renewals.set(failing('renewal'))
    lifts.set(failing('lift'))
    refused.set(troubles.givenUp.length)
    counting.set(troubles.countdowns.length)
  }
}
