import { Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { BEAT, BEAT_MILLISECONDS, LIFELINE, type LifelineData } from './reader-messages.ts'

// Ends this process with its parent, also while the main thread hangs in native code or in a loop: the socket closes when
// the other end is gone, however the parent died. A beat now and then tells the parent that this process runs at all, and
// whether its main thread still comes round.
const { turns, busyMilliseconds } = workerData as LifelineData

let lastTurn = Atomics.load(turns, 0)
let spentByThen = process.cpuUsage()

function isSpinning(): boolean {
  const turn = Atomics.load(turns, 0)
  if (turn !== lastTurn) {
    lastTurn = turn
    spentByThen = process.cpuUsage()
  }
  const { user, system } = process.cpuUsage(spentByThen)
  return busyMilliseconds !== null && (user + system) / 1_000 > busyMilliseconds
}

const end = (): void => void process.kill(process.pid, 'SIGKILL')

const lifeline = new Socket({ fd: LIFELINE })
lifeline.on('error', end).on('close', end).on('end', end).resume()
setInterval(() => lifeline.write(isSpinning() ? BEAT.spinning : BEAT.well), BEAT_MILLISECONDS)
lifeline.write(BEAT.well, () => parentPort?.postMessage('beating'))
