/** Asks for each key once: a list of fifty violations of three rooms reads three rooms. Lives for one query. */
export function memo<T>(load: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const held = known.get(key)
    if (held !== undefined) return held
    const loading = load(key)
    known.set(key, loading)
    return loading
  }
}
