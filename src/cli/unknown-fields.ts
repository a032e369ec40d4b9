/** Of one file: a file whose every field is another is told of no longer. */
const MOST_TOLD = 20

/**
 * Tells of fields that a command does not know, each once, with the line where it first stands: other programs may add
 * fields to their lines, so they are not refused, but `titel` for `title` must not pass for a line without a title.
 */
export function createUnknownFields(known: readonly string[], err: (text: string) => void) {
  const told = new Set<string>()
  return {
    look(number: number, fields: readonly string[]): void {
      for (const field of fields) {
        if (known.includes(field) || told.has(field) || told.size >= MOST_TOLD) continue
        told.add(field)
        const shown = JSON.stringify(field.slice(0, 40))
        err(
          `第${number}行起有不认识的字段 ${shown}，未读；可用 ${known.join('、')} / from line ${number} on: unknown field ${shown}, not read\n`,
        )
      }
    },
  }
}
