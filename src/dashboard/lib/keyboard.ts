export const COMMANDS = [
  'next',
  'previous',
  'open',
  'space',
  'confirm',
  'dismiss',
  'cut',
  'undo',
  'help',
] as const
export type Command = (typeof COMMANDS)[number]

const KEYS: Readonly<Record<string, Command>> = {
  j: 'next',
  k: 'previous',
  o: 'open',
  ' ': 'space',
  c: 'confirm',
  d: 'dismiss',
  x: 'cut',
  u: 'undo',
  '?': 'help',
}

export const keyOf = (command: Command): string =>
  Object.keys(KEYS).find((key) => KEYS[key] === command) ?? ''

export type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
}

/** Which command a key means. None while typing or inside a dialog, and never with Ctrl, Alt or Cmd. */
export function commandOf(press: KeyPress, occupied: boolean): Command | null {
  if (occupied || press.ctrlKey || press.metaKey || press.altKey) return null
  const command = KEYS[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null
  // A key that is held down may walk through the list, but must not confirm one violation after another.
  if (press.repeat && command !== 'next' && command !== 'previous') return null
  return command
}
