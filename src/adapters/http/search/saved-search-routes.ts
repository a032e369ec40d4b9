import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FoundHit } from '../../../app/search/found-hits.ts'
import type { SearchDraft, Searcher, SearchView } from '../../../app/search/saved-searches.ts'
import { listOf, listQuery } from '../../../contracts/list.ts'
import { idParams } from '../../../contracts/primitives.ts'
import {
  savedSearch,
  savedSearchChange,
  savedSearchInput,
  searchHit,
  seenInput,
  type SavedSearch as WireSavedSearch,
  type SearchHit as WireSearchHit,
} from '../../../contracts/search/saved-search.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'
import { callerOf } from '../access.ts'
import { pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import { instantIn, PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import { presentFound } from './present-found.ts'
import { wordFilterOf } from './word-routes.ts'

type Searches = Pick<HttpDependencies, 'searches'>

const searcherOf = (request: FastifyRequest): Searcher => {
  const { kind, id, who, jurisdiction } = callerOf(request)
  return { kind, id, who, jurisdiction }
}

const draftOf = ({
  name,
  words,
  shared,
  alert,
  ...query
}: z.infer<typeof savedSearchInput>): SearchDraft => ({
  ...{ name, asked: words, shared, alert },
  filter: wordFilterOf(query),
})

const timeOf = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

function presentSearch({ search, own, owner, counts }: SearchView): WireSavedSearch {
  const { from, to, ...filter } = search.filter
  return {
    ...filter,
    ...(from === undefined ? {} : { from: formatInstant(from) }),
    ...(to === undefined ? {} : { to: formatInstant(to) }),
    id: search.id,
    name: search.name,
    words: search.asked,
    shared: search.shared,
    alert: search.alert,
    version: search.version,
    own,
    owner,
    lastRunAt: timeOf(search.lastRunAt),
    lastFoundAt: timeOf(search.lastFoundAt),
    ...counts,
    dropped: search.dropped,
    trouble: search.trouble,
  }
}

function presentHit({ hit, view, words }: FoundHit): WireSearchHit {
  const { violationId, at, sense, wordsId } = hit
  const blank = { text: '', hits: [] }
  const kept = { id: wordsId, violationId, at, sense, sha256: words?.sha256 ?? null, text: '' }
  const found = presentFound({ view, words: kept, excerpt: words?.excerpt ?? blank })
  return {
    ...found,
    excerpt: words === null ? null : found.excerpt,
    foundAt: formatInstant(hit.foundAt),
    seen: hit.seenAt !== null,
  }
}

function listRoutes(app: ZodApp, { searches }: Searches): void {
  app.get('/searches', {
    config: { access: 'read' },
    schema: {
      operationId: 'listSearches',
      tags: ['violations'],
      summary:
        '保存的查找：自己的，和同事共享的 Saved searches: one’s own, and those that are shared',
      response: { 200: listOf(savedSearch), ...PROBLEMS },
    },
    handler: async (request) => {
      const views = await searches.list(searcherOf(request))
      return { items: views.map(presentSearch), nextCursor: null }
    },
  })

  app.get('/searches/:id/hits', {
    config: { access: 'read' },
    schema: {
      operationId: 'listSearchHits',
      tags: ['violations'],
      summary:
        '保存的查找找到的内容，最近的在前；记入审计 What a saved search found, newest first; written into the audit',
      params: idParams,
      querystring: listQuery,
      response: { 200: listOf(searchHit), ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      const list = `search-hits:${id}`
      const page = pageRequest(list, request.query)
      const hits = await searches.hits({ person: searcherOf(request), id, page })
      return wirePage(list, orRefuse(hits), presentHit)
    },
  })

  app.post('/searches/:id/seen', {
    config: { access: 'read' },
    schema: {
      operationId: 'markSearchSeen',
      tags: ['violations'],
      summary: '标为已看 What it found up to then has been seen',
      params: idParams,
      body: seenInput,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const upTo = instantIn(request.body.upTo, 'upTo')
      const { id } = request.params
      orRefuse(await searches.markSeen({ person: searcherOf(request), id, upTo }))
      return reply.code(204).send(null)
    },
  })
}

function changeRoutes(app: ZodApp, { searches }: Searches): void {
  app.post('/searches', {
    config: { access: 'read' },
    schema: {
      operationId: 'saveSearch',
      tags: ['violations'],
      summary: '保存查找 Save a search',
      body: savedSearchInput,
      response: { 201: savedSearch, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const saved = await searches.save({
        person: searcherOf(request),
        draft: draftOf(request.body),
      })
      return reply.code(201).send(presentSearch(orRefuse(saved)))
    },
  })

  app.put('/searches/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'changeSearch',
      tags: ['violations'],
      summary: '改名、改条件、开关提醒与共享 Change a saved search',
      params: idParams,
      body: savedSearchChange,
      response: { 200: savedSearch, ...PROBLEMS },
    },
    handler: async (request) => {
      const { expectedVersion, ...said } = request.body
      const { id } = request.params
      const command = { person: searcherOf(request), id, draft: draftOf(said), expectedVersion }
      return presentSearch(orRefuse(await searches.change(command)))
    },
  })
}

function removeRoutes(app: ZodApp, { searches }: Searches): void {
  app.delete('/searches/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'removeSearch',
      tags: ['violations'],
      summary:
        '删除保存的查找，十分钟内可恢复 Delete a saved search; it can be had back for ten minutes',
      params: idParams,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      orRefuse(await searches.remove({ person: searcherOf(request), id: request.params.id }))
      return reply.code(204).send(null)
    },
  })

  app.post('/searches/:id/restore', {
    config: { access: 'read' },
    schema: {
      operationId: 'restoreSearch',
      tags: ['violations'],
      summary: '恢复刚删除的查找 Have a saved search back that was just deleted',
      params: idParams,
      response: { 200: savedSearch, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      return presentSearch(orRefuse(await searches.restore({ person: searcherOf(request), id })))
    },
  })
}

/** Searches that people keep, and what they found. */
export function savedSearchRoutes(app: ZodApp, deps: Searches): void {
  listRoutes(app, deps)
  changeRoutes(app, deps)
  removeRoutes(app, deps)
}
