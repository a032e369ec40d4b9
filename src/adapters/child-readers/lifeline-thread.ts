import { Socket } from 'node:net'
import { BEAT_MILLISECONDS, LIFELINE } from './reader-messages.ts'

// Ends this process with its parent, also while the main thread hangs in native code or in a loop: the socket closes when
// the other end is gone, however the parent died. A beat now and then tells the parent that this process runs at all.
const end = (): void => void process.kill(process.pid, 'SIGKILL')

const lifeline = new Socket({ fd: LIFELINE })
lifeline.on('error', end).on('close', end).on('end', end).resume()
setInterval(() => lifeline.write('.'), BEAT_MILLISECONDS)
lifeline.write('.')
