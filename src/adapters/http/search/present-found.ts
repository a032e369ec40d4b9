import type { FoundWords } from '../../../app/search/search-words.ts'
import type { FoundWords as WireFoundWords } from '../../../contracts/search/word-search.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { evidenceUrl } from '../present/evidence.ts'

export function presentFound({ words, excerpt, view }: FoundWords): WireFoundWords {
  const { violation, room, institution } = view
  return {
    id: words.id,
    at: formatInstant(words.at),
    sense: words.sense,
    excerpt: { text: excerpt.text, hits: excerpt.hits.map((hit) => ({ ...hit })) },
    sha256: words.sha256,
    url: words.sha256 === null ? null : evidenceUrl(violation.id, words.sha256),
    violationId: violation.id,
    status: violation.status,
    rule: violation.rule,
    roomId: violation.roomId,
    roomTitle: room?.title ?? violation.roomId,
    institutionId: violation.institutionId,
    institutionName: institution?.name ?? violation.institutionId,
    region: violation.region,
  }
}
