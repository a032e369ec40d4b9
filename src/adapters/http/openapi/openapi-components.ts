import type { SwaggerTransformObject } from '@fastify/swagger'
import { jsonSchemaTransformObject } from 'fastify-type-provider-zod'

const PREFIX = '#/components/schemas/'

function collectReferences(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (name === '$ref' && typeof inner === 'string' && inner.startsWith(PREFIX)) {
      into.add(inner.slice(PREFIX.length))
    } else collectReferences(inner, into)
  }
}

/**
 * The named shapes that some operation refers to, directly or through another. Each is made twice, as it is sent and
 * as it is received, of which mostly one is ever met.
 */
export const documentComponents: SwaggerTransformObject = (document) => {
  const whole = jsonSchemaTransformObject(document)
  const schemas: Readonly<Record<string, object>> =
    ('components' in whole && whole.components?.schemas) || {}
  const used = new Set<string>()
  collectReferences('paths' in whole ? whole.paths : {}, used)
  // A set hands out what is added to it on the way.
  for (const name of used) collectReferences(schemas[name], used)
  const kept = Object.entries(schemas).filter(([name]) => used.has(name))
  return {
    ...whole,
    components: {
      ...('components' in whole && whole.components),
      schemas: Object.fromEntries(kept),
    },
  } as typeof whole
}
