import { describe, expect, it } from 'vitest'
import { createChildProcesses } from '../../../src/adapters/media/processes/child-processes.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import { patiently } from '../../build/patience.ts'
import { membersOfGroup } from '../../build/streams/process-table.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const processes = createChildProcesses({
  clock: createSystemClock(),
  logger: silentLogger,
  grace: milliseconds(100),
})

const NODE = process.execPath
const plain = { budget: seconds(20), maximumOutputBytes: 1_000 }

describe('a child process', () => {
  it('hands over what it wrote and how it ended', async () => {
    const exit = await processes.start(
      NODE,
      ['-e', 'process.stdout.write("out");process.stderr.write("err");process.exitCode=3'],
      plain,
    ).exited
    expect(exit).toMatchObject({ code: 3, endedBy: 'itself', stderrTail: 'err' })
    expect(Buffer.from(exit.stdout).toString()).toBe('out')
  })

  it('is ended when its budget is used up, although it ignores the polite signal', async () => {
    const exit = await processes.start(
      NODE,
      ['-e', 'process.on("SIGTERM",()=>{});setInterval(()=>{},1000)'],
      { ...plain, budget: milliseconds(600) },
    ).exited
    expect(exit).toMatchObject({ code: null, endedBy: 'budget' })
  })

  it('takes the processes it started along when it is stopped', async () => {
    const script =
      'const c=require("child_process").spawn(process.execPath,["-e","setInterval(()=>{},1000)"],{stdio:"inherit"});' +
      'console.log(c.pid);setInterval(()=>{},1000)'
    const started = processes.start(NODE, ['-e', script], { ...plain, maximumOutputBytes: 2 })
    // The first output beyond two bytes ends it: by then the grandchild runs.
    const exit = await started.exited
    expect(exit.endedBy).toBe('output-limit')
    await patiently(() => expect(membersOfGroup(started.pid)).toEqual([]))
  })

  it('leaves no grandchild behind when the leader ends by itself', async () => {
    const started = processes.start('/bin/sh', ['-c', 'sleep 60 & echo started'], plain)
    const exit = await started.exited
    expect(exit.endedBy).toBe('itself')
    await patiently(() => expect(membersOfGroup(started.pid)).toEqual([]))
  })
})

describe('the end of a child process', () => {
  it('comes with the abort of its signal, also when that came first', async () => {
    const exit = await processes.start(NODE, ['-e', 'setInterval(()=>{},1000)'], {
      ...plain,
      signal: AbortSignal.abort(),
    }).exited
    expect(exit.endedBy).toBe('stop')
  })

  it('keeps only the end of a flood of messages', async () => {
    const exit = await processes.start(
      NODE,
      ['-e', 'process.stderr.write("x".repeat(500000)+"the end")'],
      plain,
    ).exited
    expect(exit.stderrTail.length).toBeLessThanOrEqual(32_768)
    expect(exit.stderrTail.endsWith('the end')).toBe(true)
  })

  it('reports a command that does not exist instead of throwing', async () => {
    const exit = await processes.start('/nowhere/ffmpeg', [], plain).exited
    expect(exit.code).toBeNull()
    expect(exit.stderrTail).toContain('ENOENT')
  })

  it('inherits nothing from our environment', async () => {
    const exit = await processes.start(
      NODE,
      ['-e', 'process.stdout.write(Object.keys(process.env).sort().join())'],
      { ...plain, environment: { ONLY: 'this' } },
    ).exited
    expect(Buffer.from(exit.stdout).toString()).toBe('ONLY')
  })

  it('gets no more memory than it is allowed, and fails by itself then', async () => {
    const hungry = ['-e', 'const a=[];for(;;)a.push(Buffer.alloc(50_000_000,1))']
    const exit = await processes.start(NODE, hungry, { ...plain, memoryBytes: 2_000_000_000 })
      .exited
    expect(exit).toMatchObject({ endedBy: 'itself' })
    expect(exit.code).not.toBe(0)
    const modest = ['-c', 'ulimit -v; echo "$1"', 'sh', '$(id) "; true']
    const told = await processes.start('/bin/sh', modest, { ...plain, memoryBytes: 1_048_576_000 })
      .exited
    expect(Buffer.from(told.stdout).toString()).toBe('1024000\n$(id) "; true\n')
  })

  it('stops all at once', async () => {
    const many = [1, 2, 3].map(() =>
      processes.start(NODE, ['-e', 'setInterval(()=>{},1000)'], plain),
    )
    await processes.stopAll()
    expect(many.flatMap((one) => membersOfGroup(one.pid))).toEqual([])
  })
})
