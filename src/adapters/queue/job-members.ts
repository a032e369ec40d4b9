import type { Db } from 'pg-boss'

/** Any number that no other two-part advisory lock of this database uses; here the letters `memb`. */
const MEMBER_LOCKS = 0x6d_65_6d_62

type MemberRow = { readonly member: string }

/** Members by their stages, to be locked together. */
export type Touched = readonly { readonly stage: string; readonly member: string }[]

/**
 * Locks all that a transaction is going to take into hand or to part with, before it does either, and in one order: so two
 * transactions never hold what the other one waits for. Taking has a lock of its own for each stage, first of all: of those
 * who hand over at the same moment neither sees the other's job.
 *
 * What is taken and what is parted with is looked up by an index each; asked for with `or` all members are read each time.
 */
export async function lockMembers(
  db: Db,
  taken: Touched,
  parting: { readonly jobId: string; readonly members: readonly string[] | null } | null,
): Promise<void> {
  for (const stage of [...new Set(taken.map((one) => one.stage))].toSorted()) {
    await db.executeSql('select pg_advisory_xact_lock($1::int, hashtext($2))', [
      MEMBER_LOCKS,
      stage,
    ])
  }
  await db.executeSql(
    `select 1 from job_members
     where (stage, member) in (
       select * from unnest($1::text[], $2::text[])
       union
       select stage, member from job_members
       where job_id = $3::uuid and ($4::text[] is null or member = any($4::text[]))
     )
     order by stage, member for update`,
    [
      taken.map(({ stage }) => stage),
      taken.map(({ member }) => member),
      parting?.jobId ?? null,
      parting === null || parting.members === null ? null : [...parting.members],
    ],
  )
}

/**
 * Takes into the hand of a job what no unfinished job of its stage has, and says what that is. What a job had that is gone
 * (given up, or deleted) is free. What is taken has to be locked (`lockMembers`).
 */
export async function takeMembers(
  db: Db,
  stage: string,
  jobId: string,
  members: readonly string[],
): Promise<number> {
  const { rows } = await db.executeSql(
    `insert into job_members (stage, member, job_id)
     select distinct $1::text, member, $2::uuid from unnest($3::text[]) as member
     on conflict (stage, member) do update set job_id = excluded.job_id
     where not exists (
       select 1 from pgboss.job where name = job_members.stage and id = job_members.job_id and state < 'completed'
     )
     returning member`,
    [stage, jobId, [...members]],
  )
  return rows.length
}

export async function membersOf(db: Db, jobId: string): Promise<ReadonlySet<string>> {
  const { rows } = await db.executeSql('select member from job_members where job_id = $1::uuid', [
    jobId,
  ])
  return new Set((rows as readonly MemberRow[]).map(({ member }) => member))
}

/** `null`: with all of them. They have to be locked (`lockMembers`). */
export async function partWith(
  db: Db,
  jobId: string,
  members: readonly string[] | null,
): Promise<void> {
  await db.executeSql(
    `delete from job_members where job_id = $1::uuid and ($2::text[] is null or member = any($2::text[]))`,
    [jobId, members === null ? null : [...members]],
  )
}
