import { closeSync } from 'node:fs'
import { StorageAway } from '../../core/storage-away.ts'

/** All of PGlite's module that it calls between two statements and in its loop over one. */
const ENTRIES = [
  'stackSave',
  'stackRestore',
  '_PostgresMainLoopOnce',
  '_PostgresMainLongJmp',
  '_PostgresSendReadyForQueryIfNecessary',
  '_pgl_pq_flush',
  '_pq_buffer_remaining_data',
]

const refuse = (): never => {
  throw new StorageAway('the embedded database ended itself', 'unknown')
}

/**
 * PostgreSQL ends its process when it cannot write its log ("PANIC"), and recovers at the next start. PGlite 0.5.16
 * swallows that end and runs the same statement again, for ever, so that the whole program hangs: here every way into the
 * engine throws from then on, which gets out of that loop as well.
 */
export function stopAtAbort(module: object, onAbort: () => void): void {
  Object.assign(module, {
    onAbort: () => {
      Object.assign(module, Object.fromEntries(ENTRIES.map((name) => [name, refuse])))
      onAbort()
    },
  })
}

const numberAt = (stream: unknown): number | null => {
  if (typeof stream !== 'object' || stream === null || !('nfd' in stream)) return null
  return typeof stream.nfd === 'number' ? stream.nfd : null
}

/** Closes what an ended engine left open: a process that ends would have done so. */
export function closeLeftFiles(module: object): void {
  const files: unknown = 'FS' in module ? module.FS : null
  const streams: unknown =
    typeof files === 'object' && files !== null && 'streams' in files ? files.streams : []
  if (!Array.isArray(streams)) return
  for (const descriptor of new Set(streams.map(numberAt))) {
    if (descriptor !== null) closeSync(descriptor)
  }
}
