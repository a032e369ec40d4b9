import { createPinoLogger } from '../adapters/system/pino-logger.ts'
import { sha256 } from '../adapters/system/sha256.ts'
import { createDrillClock, createSystemClock } from '../adapters/system/system-clock.ts'
import { createUuidIdentifiers } from '../adapters/system/uuid-identifiers.ts'
import type { SecretSettings, Settings } from '../config/settings.ts'
import { lookIdOf } from '../core/patrol/look-id.ts'
import type { Instant } from '../core/time/instant.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sha256 } from '../ports/hasher.ts'
import type { Identifiers } from '../ports/identifiers.ts'
import type { Logger } from '../ports/logger.ts'
import type { Tracer } from '../ports/tracer.ts'
import { type Closers, createClosers } from './closers.ts'
import { openTracer } from './open/open-tracer.ts'

/** What every command stands on. */
export type Foundation = {
  readonly settings: Settings
  readonly secrets: SecretSettings
  readonly clock: Clock
  /** How far the clock is shifted; 0 outside a drill. */
  readonly clockShiftSeconds: number
  readonly logger: Logger
  readonly tracer: Tracer
  readonly identifiers: Identifiers
  readonly sha256: Sha256
  readonly closers: Closers
}

export type FoundationNeeds = {
  readonly settings: Settings
  readonly secrets: SecretSettings
  readonly errorStream: { write(text: string): unknown }
  /** The wall time that a drill begins at; `null` for real time. */
  readonly drillStart: Instant | null
}

export function createFoundation(needs: FoundationNeeds): Foundation {
  let looks: Tracer | null = null
  const logger = createPinoLogger(needs.settings.logLevel, needs.errorStream, () => {
    const lookId = lookIdOf(looks?.current())
    return lookId === undefined ? {} : { lookId }
  })
  const system = createSystemClock()
  const clock = needs.drillStart === null ? system : createDrillClock(system, needs.drillStart)
  const closers = createClosers(logger, system)
  const tracer = openTracer(needs.settings, { clock, logger, closers })
  looks = tracer
  return {
    settings: needs.settings,
    secrets: needs.secrets,
    clock,
    clockShiftSeconds: Math.round((clock.now() - system.now()) / 1_000),
    logger,
    tracer,
    identifiers: createUuidIdentifiers(clock),
    sha256,
    closers,
  }
}
