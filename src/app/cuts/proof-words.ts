/** What a proof or a watch came to, as the journal says it. */
const PROVEN = {
  verified: '已证实阻断',
  'cached-tail': '仅余缓存',
  'accepted-unverified': '未能证实',
  'cannot-verify': '无法复查',
  'came-back': '又开播',
  'came-back-elsewhere': '在别处又开播',
  held: '未再开播',
} as const

/** Chinese first; the detail is what was looked at, in English. */
export const proofWhy = (judged: {
  readonly kind: keyof typeof PROVEN
  readonly detail: string
}): string => `${PROVEN[judged.kind]}。${judged.kind}: ${judged.detail}`
