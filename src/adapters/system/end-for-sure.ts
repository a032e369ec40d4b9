import { spawn } from 'node:child_process'

/** A machine that is busy with other work lets threads go slowly. */
const GRACE_SECONDS = 4

/**
 * Ends this process whatever its threads do. `process.exit` waits for all of them, and one that reads from a file server
 * that is gone never comes back. A watcher of its own kills what is left then; it ends with us, because its input does.
 */
export function endForSure(code?: number): void {
  const watch = `timeout ${GRACE_SECONDS} cat > /dev/null || kill -9 ${process.pid}`
  const stdio: ['pipe', 'ignore', 'ignore'] = ['pipe', 'ignore', 'ignore']
  spawn('/bin/sh', ['-c', watch], { detached: true, stdio })
    // Without it, process.exit alone.
    .on('error', () => {})
    .unref()
  process.exit(code)
}
