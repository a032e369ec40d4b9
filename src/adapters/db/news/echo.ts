const ECHO_WITHIN_MILLISECONDS = 5_000

export type Echo = 'heard' | 'late' | 'lost'

/**
 * Whether what was called out comes back, in time and before the connection is lost. What waits for either is taken off
 * afterwards: both live for as long as the connection, which is asked thousands of times.
 */
export async function echoOf(
  call: () => Promise<void>,
  onEcho: Set<() => void>,
  lost: AbortSignal,
): Promise<Echo> {
  const { promise, resolve, reject } = Promise.withResolvers<Echo>()
  const heard = () => resolve('heard')
  const gone = () => resolve('lost')
  const timer = setTimeout(() => resolve('late'), ECHO_WITHIN_MILLISECONDS)
  onEcho.add(heard)
  lost.addEventListener('abort', gone, { once: true })
  try {
    if (lost.aborted) return 'lost'
    call().catch(reject)
    return await promise
  } finally {
    clearTimeout(timer)
    onEcho.delete(heard)
    lost.removeEventListener('abort', gone)
  }
}
