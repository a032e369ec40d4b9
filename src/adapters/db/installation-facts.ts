import { eq } from 'drizzle-orm'
import type { DrizzleDatabase } from './drizzle-database.ts'
import { installationFacts } from './schema/accounts.ts'

/** What all machines that share a database have in common: which evidence store is theirs, digests of their secrets. */
export type InstallationFacts = {
  /** The value that stands under this name: `proposed` when none did. The first machine decides. */
  claim(name: string, proposed: string): Promise<string>
  find(name: string): Promise<string | null>
  /** Forgets all of it: the next machine to start decides anew. */
  forget(): Promise<void>
}

export function createInstallationFacts(database: DrizzleDatabase): InstallationFacts {
  const find = async (name: string): Promise<string | null> => {
    const [row] = await database
      .select()
      .from(installationFacts)
      .where(eq(installationFacts.name, name))
    return row?.value ?? null
  }
  return {
    find,
    async claim(name, proposed) {
      await database
        .insert(installationFacts)
        .values({ name, value: proposed })
        .onConflictDoNothing()
      return (await find(name)) ?? proposed
    },
    async forget() {
      await database.delete(installationFacts)
    },
  }
}
