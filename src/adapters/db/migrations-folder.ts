import { fileURLToPath } from 'node:url'

/** Where `drizzle-kit generate` puts the migrations. */
export const migrationsFolder = (): string =>
  fileURLToPath(new URL('./migrations', import.meta.url))
