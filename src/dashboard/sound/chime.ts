export type Chime = {
  /** Rings once; silent while the browser holds sound back. */
  ring(): void
  /** Must be called from a click or key press where the browser holds sound back. */
  unlock(): Promise<void>
  isBlocked(): boolean
  close(): void
}

/** Two falling notes, three times: heard across a room, unlike any sound of an operating system. */
const NOTES: readonly { readonly hertz: number; readonly at: number }[] = [0, 0.42, 0.84].flatMap(
  (start) => [
    { hertz: 987.8, at: start },
    { hertz: 740, at: start + 0.17 },
  ],
)

function playNote(context: AudioContext, hertz: number, at: number): void {
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.type = 'triangle'
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0.0001, at)
  volume.gain.exponentialRampToValueAtTime(0.35, at + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.22)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + 0.24)
}

/** `null` where the browser has no sound at all. */
export function createChime(onChange: () => void): Chime | null {
  if (typeof AudioContext === 'undefined') return null
  const context = new AudioContext()
  context.onstatechange = onChange
  return {
    ring: () => {
      if (context.state !== 'running') return
      for (const { hertz, at } of NOTES) playNote(context, hertz, context.currentTime + at)
    },
    unlock: () => context.resume(),
    isBlocked: () => context.state !== 'running',
    close: () => {
      context.onstatechange = null
      void context.close()
    },
  }
}
