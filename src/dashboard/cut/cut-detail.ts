/** What the core writes down before a step is sent. */
const ABOUT_TO_BE_SENT = /^about to be sent, no answer known$/

/** How a step ended in the words of the page: one without an answer yet is not a server that cannot be reached. */
export const outcomeOf = <Outcome extends string>(step: {
  readonly outcome: Outcome
  readonly detail: string
}): Outcome | 'sending' => (ABOUT_TO_BE_SENT.test(step.detail) ? 'sending' : step.outcome)

/** What a step or a look of a cut wrote down, in English, and how an officer reads it. `$1` is what stands in the brackets. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [ABOUT_TO_BE_SENT, '还不知道答复'],
  [/^nobody$/, '没有人在推流'],
  [/^(?:(\S+) )?session (\S+)(?: from (\S+))?$/, '会话 $2 $1 $3'],
  [/^expected (.+), found nobody$/, '下令时的推流者已不在'],
  [/^expected (.+), found (.+)$/, '推流者已换：原为 $1，现为 $2'],
  [/^nothing is being published$|^not-publishing$/, '没有人在推流'],
  [/^publishing, but by nobody$/, '服务器称正在推流，却不说是谁'],
  [/^unreachable$/, '连不上服务器'],
  [/^the room names another cut target now$/, '直播间登记的阻断目标已改'],
  [/^the order names no publisher$/, '阻断令没有写明推流者'],
  [
    /^the platform does not tell who publishes$|^the receiver tells no state$/,
    '平台不告知推流状态',
  ],
  [/^no session is named$/, '没有写明会话'],
  [/^(there was no ban|no ban is in force)$/, '没有生效的禁止推流'],
  [/^still banned by order (.+)$/, '阻断令 $1 仍在禁止推流'],
  [/^was not banned/, '本来没有禁止推流'],
  [/^(.+) may not publish$/, '$1 不得再推流'],
  [/^(.+) may publish again$/, '$1 可以再推流'],
  [/^(.+) not let in$/, '$1 已被拒绝推流'],
  [/^(\d+) dropped$/, '断开了 $1 个会话'],
  [/^session (\S+) is already gone$/, '会话 $1 已不在'],
  [/^session (\S+) is no longer listed$/, '会话 $1 已不在流列表中'],
  [/^session (\S+) publishes instead$/, '现在推流的是会话 $1'],
  [/^session (\S+) closed by the server$/, '服务器已断开会话 $1'],
  [/^session (\S+): the close was queued, not done$/, '断开会话 $1 只是排队，尚未执行'],
  [/^client (\S+) told to go$/, '已要求会话 $1 断开'],
  [/^taken by the receiver/, '对方系统已收下'],
  [/^the token was not accepted$/, '服务器不接受密钥'],
  [/^the stream is (?:active|online), but not in the list yet$/, '流在线，流列表中尚未列出'],
  [/^two publish under this name$/, '同一流名下有两路推流'],
  [/^asked for (.+), was told of (.+)$/, '问的是 $1，答的是 $2'],
  [/unreadable$|^HTTP (\d+), not the answer|more than \d+ pages$/, '服务器的答复读不懂'],
  [/^HTTP (\d+)/, '服务器答复 HTTP $1'],
]

const HAN = /\p{Script=Han}/u

/** In the language of the page; `null`: Chinese has no sentence for it, what stands beside it says enough. */
export function cutDetail(detail: string, language: 'zh' | 'en'): string | null {
  if (language === 'en') return detail
  // Some say both: 中文 English.
  if (HAN.test(detail))
    return /^[^A-Za-z]*\p{Script=Han}[^A-Za-z]*/u.exec(detail)?.[0].trim() ?? detail
  for (const [pattern, words] of SENTENCES) {
    const found = pattern.exec(detail)
    if (found === null) continue
    return words
      .replace(/\$(\d)/g, (_, index: string) => found[Number(index)] ?? '')
      .replace(/\s+/g, ' ')
      .trim()
  }
  return null
}
