const LONGEST_FRAME = 20_000
const MESSAGES_AT_MOST = 300

/** A run of at least two Chinese characters with what stands between them; ids, keys and markup have none. */
const CHINESE =
  /\p{Script=Han}[\p{Script=Han}\p{L}\p{N}\p{P}\p{Zs}+=<>^]*\p{Script=Han}[\p{L}\p{N}\p{P}]*/u

function textsIn(value: unknown, found: string[], depth: number): void {
  if (typeof value === 'string') {
    if (CHINESE.test(value)) found.push(value.replace(/\s+/g, ' ').trim().slice(0, 500))
  } else if (typeof value === 'object' && value !== null && depth > 0) {
    for (const part of Object.values(value)) textsIn(part, found, depth - 1)
  }
}

/** Chinese words in a text message of a page's web socket: JSON, or plain text. */
function wordsOfMessage(payload: string): readonly string[] {
  const text = payload.slice(0, LONGEST_FRAME)
  const found: string[] = []
  const start = text.search(/[[{]/)
  try {
    textsIn(JSON.parse(start < 0 ? text : text.slice(start)), found, 6)
  } catch {
    const [match] = CHINESE.exec(text) ?? []
    if (match !== undefined) found.push(match)
  }
  return found
}

/** What was said in the chat as the socket brought it: many rooms draw it on a canvas that nothing else could read. */
export type SocketWords = { heard(payload: string): void; list(): readonly string[] }

export function createSocketWords(): SocketWords {
  const said: string[] = []
  return {
    heard(payload) {
      if (said.length < MESSAGES_AT_MOST) said.push(...wordsOfMessage(payload))
    },
    list: () => said.slice(0, MESSAGES_AT_MOST),
  }
}
