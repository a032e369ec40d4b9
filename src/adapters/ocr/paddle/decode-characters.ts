/** What the recogniser says of each time step and character: `steps` rows of `characters` probabilities. */
export type CharacterTable = {
  readonly probabilities: Float32Array
  readonly steps: number
  readonly characters: number
}

/**
 * The likeliest text of a line by connectionist temporal classification (Graves et al., 2006): the best character of
 * each step, repetitions joined, blanks (character 0) dropped. `alphabet[i]` is character i; confidence is the mean of
 * what was kept, 0..1.
 */
export function decodeCharacters(
  table: CharacterTable,
  alphabet: readonly string[],
): { readonly text: string; readonly confidence: number } {
  let text = ''
  let sum = 0
  let kept = 0
  let previous = 0
  for (let step = 0; step < table.steps; step += 1) {
    const { character, probability } = bestOf(table, step)
    if (character !== 0 && character !== previous) {
      text += alphabet[character] ?? ''
      sum += probability
      kept += 1
    }
    previous = character
  }
  return { text, confidence: kept === 0 ? 0 : sum / kept }
}

function bestOf(table: CharacterTable, step: number) {
  const start = step * table.characters
  let character = 0
  let probability = table.probabilities[start] ?? 0
  for (let i = 1; i < table.characters; i += 1) {
    const here = table.probabilities[start + i] ?? 0
    if (here > probability) {
      probability = here
      character = i
    }
  }
  return { character, probability }
}

/** The model's alphabet from its key file (one character a line): blank first, the ordinary space last. */
export function alphabetOf(keys: string): readonly string[] {
  const lines = keys.split(/\r?\n/)
  // A key file ends with a line break; a space is a key of its own only as the last one, which is added here.
  if (lines.at(-1) === '') lines.pop()
  return ['', ...lines, ' ']
}
