import { openMigrated, preparedFolder } from '../../build/database/database.ts'
import { startStreamServer } from '../../build/streams/stream-server.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { openRehearsalWorld } from '../../medium/rehearsal/rehearsal-world.ts'

/** One room in five is on air, as on a busy evening. */
const ON_AIR_OF = 5

/** A data folder with rooms registered in it, the streams of those on air, and a server that has nothing of the others. */
export async function openGrowingTown(rooms: number) {
  const [world, nothing] = await Promise.all([openRehearsalWorld(), startStreamServer()])
  const folder = await preparedFolder()
  const streams = [world.hlsOf('maths'), world.hlsOf('painting')]
  const addresses = Array.from({ length: rooms }, (_, n) => {
    const stream = streams[(n / ON_AIR_OF) % streams.length]
    return stream ?? `${nothing.origin}/rooms/${n}/live.m3u8`
  })
  const database = await openMigrated(folder)
  await database.transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ actor: 'unlicensed' }))
    for (const [n, url] of addresses.entries()) {
      await records.rooms.save(aRoom({ id: `room-${n}`, title: `直播间 ${n}`, streamUrls: [url] }))
    }
  })
  await database.close()
  return {
    folder,
    onAir: addresses.filter((url) => streams.includes(url)).length,
    async close() {
      await world.close()
      await nothing.close()
    },
  }
}
