import { openKeptReader } from '../../adapters/http/kept/kept-reader.ts'
import type { Kept } from '../../adapters/http/kept/kept-reads.ts'
import type { Result } from '../../core/fault.ts'
import type { Foundation } from '../foundation.ts'
import { openStorage } from '../storage/storage.ts'
import { askRunning } from './ask-running.ts'

/**
 * What is kept, for a command that only reads: through the program that runs on this data folder, or from the database
 * itself when none runs.
 */
export async function openKept(foundation: Foundation): Promise<Result<Kept>> {
  const running = await openKeptReader((request) => askRunning(foundation, request))
  if (!running.ok) return running
  const { value } = running
  return value === null ? await openStorage(foundation) : { ok: true, value }
}
