import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { descendants } from '../../build/streams/process-table.ts'
import type { Node, Town } from './town.ts'

export const VICTIMS = ['node', 'reader', 'ffmpeg', 'chromium', 'backend', 'server'] as const
export type Victim = (typeof VICTIMS)[number]

export type Killed = { readonly victim: Victim; readonly whom: string }

/** What a node's children call themselves. A reader may live in its node's own process: then there is none to kill. */
const CHILDREN: Readonly<Record<'reader' | 'ffmpeg' | 'chromium', RegExp>> = {
  reader: /node\b.*(ocr|reader|recogni)/i,
  ffmpeg: /ffmpeg/,
  chromium: /chrom/i,
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function killChild(node: Node, victim: 'reader' | 'ffmpeg' | 'chromium'): string | null {
  const pattern = CHILDREN[victim]
  for (const pid of descendants(node.program.child.pid ?? 0)) {
    if (!pattern.test(commandOf(pid))) continue
    try {
      process.kill(pid, 'SIGKILL')
      return `${node.name} ${pid}`
    } catch {
      // Ended by itself in this very moment.
    }
  }
  return null
}

/** One of the connections of the nodes, whichever the number points at. */
async function killBackend(url: string, choice: number): Promise<string | null> {
  const sql = postgres(url, {
    max: 1,
    fetch_types: false,
    connection: { application_name: 'killer' },
  })
  try {
    const rows = await sql<{ pid: number; application_name: string }[]>`
      select pid, application_name from pg_stat_activity
      where application_name like 'xuncha%' order by pid`
    const row = rows[Math.floor(choice * rows.length)]
    if (row === undefined) return null
    await sql`select pg_terminate_backend(${row.pid})`
    return `${row.application_name} ${row.pid}`
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** Kills one of that kind; `null` when there is none right now. */
async function kill(town: Town, victim: Victim, random: () => number): Promise<string | null> {
  const node = town.nodes[Math.floor(random() * town.nodes.length)] ?? town.nodes[0]
  if (node === undefined) return null
  switch (victim) {
    case 'node':
      await node.program.stop('SIGKILL')
      return node.name
    case 'backend':
      return await killBackend(town.server.url, random())
    case 'server':
      await town.server.crash()
      await town.server.start()
      return 'immediate stop and restart'
    case 'reader':
    case 'ffmpeg':
    case 'chromium': {
      const other = town.nodes.find((one) => one !== node)
      return killChild(node, victim) ?? (other === undefined ? null : killChild(other, victim))
    }
  }
}

/** All kinds in random order, then all again: a short run meets most of them. */
export function* shuffledVictims(random: () => number): Generator<Victim, never> {
  for (;;) {
    const dice = VICTIMS.map((victim) => ({ victim, at: random() }))
    for (const { victim } of dice.toSorted((a, b) => a.at - b.at)) yield victim
  }
}

/** Kills one of that kind, or of the next of which there is one. */
export async function killOne(town: Town, wanted: Victim, random: () => number): Promise<Killed> {
  const first = VICTIMS.indexOf(wanted)
  for (let i = 0; i < VICTIMS.length; i += 1) {
    const victim = VICTIMS[(first + i) % VICTIMS.length] ?? 'node'
    const whom = await kill(town, victim, random)
    if (whom !== null) return { victim, whom }
  }
  throw new Error('nothing is left to kill')
}
