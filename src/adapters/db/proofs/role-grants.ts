import { CANARY_SCHEMA } from '../canaries/canary-schema.ts'

/** Tables that only ever grow. */
const GROWING = '"public"."journal_events", "public"."journal_anchors"'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Takes the right to change them away again from who was given it with all the rest. */
export const keepGrowing = (role: string): string =>
  `REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON ${GROWING} FROM ${quoted(role)};`

const RIGHTS = 'SELECT, INSERT, UPDATE, DELETE'

/** Tables that later releases make are the role's to use, too; the queue's own, in which nothing is evidence, become its. */
const handOver = (role: string): string => `DO $roles$
DECLARE
  role CONSTANT text := ${literal(role)};
  owner CONSTANT text := (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'journal_events');
  queue CONSTANT oid := to_regnamespace('pgboss');
  command text;
BEGIN
  EXECUTE format('GRANT CREATE ON DATABASE %I TO %I', current_database(), role);
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public GRANT ${RIGHTS} ON TABLES TO %I', owner, role);
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO %I', owner, role);
  FOR command IN
    SELECT format('ALTER SCHEMA pgboss OWNER TO %I', role) WHERE queue IS NOT NULL
    UNION ALL SELECT format('ALTER TABLE %s OWNER TO %I', oid::regclass, role)
      FROM pg_class WHERE relnamespace = queue AND relkind IN ('r', 'p', 'v')
    UNION ALL SELECT format('ALTER ROUTINE %s OWNER TO %I', oid::regprocedure, role)
      FROM pg_proc WHERE pronamespace = queue
    UNION ALL SELECT format('ALTER TYPE %s OWNER TO %I', oid::regtype, role)
      FROM pg_type WHERE typnamespace = queue AND typtype = 'e'
  LOOP
    EXECUTE command;
  END LOOP;
END
$roles$;`

/**
 * For a superuser, in the program's database, once its owner has migrated: another role may work there, and own nothing of
 * what is evidence. Run twice it does the same.
 */
export function roleGrants(role: string): readonly string[] {
  const to = quoted(role)
  return [
    'REVOKE CREATE ON SCHEMA "public" FROM PUBLIC;',
    `GRANT USAGE ON SCHEMA "public", "drizzle" TO ${to};`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA "drizzle" TO ${to};`,
    `GRANT ${RIGHTS} ON ALL TABLES IN SCHEMA "public" TO ${to};`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA "public" TO ${to};`,
    keepGrowing(role),
    // Made anew by whoever works.
    `DROP SCHEMA IF EXISTS ${quoted(CANARY_SCHEMA)} CASCADE;`,
    handOver(role),
  ]
}
