import type { PageVisit, PageVisitor } from '../../src/ports/sight/page-visitor.ts'
import type { Unseen } from '../../src/ports/sight/stream-viewer.ts'

export type FakePageVisitor = PageVisitor & {
  /** Addresses visited, in order. */
  readonly visited: readonly string[]
  /** From now on the address shows this; fields left out are empty. */
  script(url: string, page: Partial<Omit<PageVisit, 'kind'>> | Unseen): void
}

const NOT_FOUND: Unseen = {
  kind: 'unseen',
  reason: 'http-4xx',
  httpStatus: 404,
  detail: 'scripted',
}

const isUnseen = (page: object): page is Unseen => 'kind' in page && page.kind === 'unseen'

/** Shows what the test scripts for each address; all others are not found. */
export function createFakePageVisitor(): FakePageVisitor {
  const pages = new Map<string, PageVisit | Unseen>()
  const visited: string[] = []
  return {
    visited,
    script(url, page) {
      const empty = {
        url,
        title: '',
        text: '',
        texts: [],
        mediaUrls: [],
        videoPicture: null,
        saysOffAir: false,
        cost: { requests: 1, stopped: 0, bytes: 1_000 },
      }
      pages.set(url, isUnseen(page) ? page : { kind: 'page', ...empty, ...page })
    },
    async visit(url) {
      visited.push(url)
      return pages.get(url) ?? NOT_FOUND
    },
  }
}
