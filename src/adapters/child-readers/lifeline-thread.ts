import { readSync } from 'node:fs'
import { LIFELINE } from './reader-messages.ts'

// Ends this process with its parent, also while the main thread hangs in native code or in a loop. The socket carries
// nothing: reading returns when the other end is closed, however the parent died.
try {
  readSync(LIFELINE, new Uint8Array(1))
} finally {
  process.kill(process.pid, 'SIGKILL')
}
