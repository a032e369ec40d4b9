import type { WireNode } from '../../../../contracts/system.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import type { PatrolNode, WorkWish } from '../../../../ports/records/nodes.ts'

const presentWish = ({ work, at, ...wish }: WorkWish): WireNode['wish'] => ({
  ...wish,
  work: work === null ? null : { ...work },
  at: formatInstant(at),
})

export const presentNode = ({
  id,
  alive,
  version,
  load,
  name,
  roles,
  abilities,
  work,
  startWork,
  wish,
  startedAt,
  seenAt,
}: PatrolNode & { readonly alive: boolean }): WireNode => ({
  id,
  alive,
  version,
  load: load === null ? null : { ...load, jobs: { ...load.jobs } },
  name,
  roles: [...roles],
  abilities,
  work: { ...work },
  startWork: startWork === null ? null : { ...startWork },
  wish: wish === null ? null : presentWish(wish),
  startedAt: formatInstant(startedAt),
  seenAt: formatInstant(seenAt),
})
