import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'

/** Texts only: pictures and clips are small already, and events must go out as they happen. */
const TEXTS =
  /^(?:application\/(?:[\w.+-]*\+)?(?:json|x-ndjson|yaml|xml)|application\/openmetrics-text|text\/(?!event-stream))/

/** Smaller ones gain nothing. */
const THRESHOLD_BYTES = 1_024

/**
 * Answers go out compressed where the caller says that he can read it. Routes whose answers hold a secret are left out,
 * lest the length tell of it (BREACH). What comes in compressed is refused as before.
 */
export async function installCompression(app: FastifyInstance): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (route.config?.secretAnswer === true) route.compress = false
  })
  await app.register(compress, {
    global: true,
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    threshold: THRESHOLD_BYTES,
    customTypes: TEXTS,
  })
}
