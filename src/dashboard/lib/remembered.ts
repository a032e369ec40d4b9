const PREFIX = 'xuncha.'

/** What the officer chose, kept in this browser. Storage may be forbidden; the choice then lasts for this page. */
export function remember(key: string, value: string): void {
  try {
    globalThis.localStorage.setItem(PREFIX + key, value)
  } catch {
    // A browser without storage still has to work the wall.
  }
}

export function recallText(key: string): string | null {
  try {
    return globalThis.localStorage.getItem(PREFIX + key)
  } catch {
    return null
  }
}

export function recall<const Value extends string>(
  key: string,
  allowed: readonly Value[],
  otherwise: Value,
): Value {
  const kept = recallText(key)
  return allowed.find((value) => value === kept) ?? otherwise
}
