import { keepGrowing } from './proofs/role-grants.ts'

/** A schema of the server as the role sees it. */
export type SchemaFacts = {
  readonly name: 'drizzle' | 'public' | 'pgboss'
  readonly exists: boolean
  readonly mayUse: boolean
  readonly mayCreate: boolean
  /** Its tables are there and none has to be made or changed. */
  readonly complete: boolean
  /** A table or sequence in it is not open to the role. */
  readonly closedTables: boolean
}

export type RoleFacts = {
  readonly role: string
  readonly database: string
  readonly mayCreateSchemas: boolean
  readonly schemas: readonly SchemaFacts[]
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

function ofSchema(schema: SchemaFacts, roleName: string): readonly string[] {
  if (!schema.exists) return []
  const role = quoted(roleName)
  const name = quoted(schema.name)
  if (!schema.complete && !(schema.mayCreate && schema.mayUse)) {
    return [`GRANT USAGE, CREATE ON SCHEMA ${name} TO ${role};`]
  }
  const use = schema.mayUse ? [] : [`GRANT USAGE ON SCHEMA ${name} TO ${role};`]
  const tables = schema.closedTables
    ? [
        `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${name} TO ${role};`,
        `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${name} TO ${role};`,
        ...(schema.name === 'public' ? [keepGrowing(roleName)] : []),
      ]
    : []
  return [...use, ...tables]
}

/** What the administrator of the server has to grant before the program can work there; empty when nothing is missing. */
export function missingGrants(facts: RoleFacts): readonly string[] {
  const role = quoted(facts.role)
  const makesSchemas = facts.schemas.some(({ exists }) => !exists)
  const onDatabase =
    makesSchemas && !facts.mayCreateSchemas
      ? [`GRANT CREATE ON DATABASE ${quoted(facts.database)} TO ${role};`]
      : []
  return [...onDatabase, ...facts.schemas.flatMap((schema) => ofSchema(schema, facts.role))]
}
