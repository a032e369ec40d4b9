import { z } from 'zod'
import { bilingual, reasonText } from '../primitives.ts'
import { node } from '../system.ts'
import { MOST_AT_ONCE, notWork, WORK_STAGES } from '../words/work-stages.ts'

const isStage = (name: string): boolean => WORK_STAGES.some((stage) => stage === name)
const isCount = (count: number): boolean =>
  Number.isInteger(count) && count >= 0 && count <= MOST_AT_ONCE

const stages = z
  .record(z.string(), z.number())
  .superRefine((work, context) => {
    for (const [stage, count] of Object.entries(work)) {
      if (isStage(stage) && isCount(count)) continue
      const { zh, en } = notWork(`${stage}=${count}`, 0)
      context.addIssue({ code: 'custom', path: [stage], message: `${zh} / ${en}` })
    }
  })
  .describe(
    `环节与同时最多几个，0 为不接；未写的环节照旧 Stages (${WORK_STAGES.join(', ')}) with how many at once, 0 to ${MOST_AT_ONCE}; 0: it takes none. Those left out stay as they are`,
  )

const expectedVersion = z
  .number()
  .int()
  .min(0)
  .optional()
  .describe(
    '所见 wish.version（无则为 0）；已被他人修改则拒绝 `wish.version` as it was seen, 0 where there was none; refused where somebody was faster. Left out: not compared',
  )

export const nodeWorkInput = z
  .strictObject({ stages, reason: reasonText, expectedVersion })
  .meta({ id: 'NodeWorkChange' })
export type NodeWorkInput = z.infer<typeof nodeWorkInput>

export const nodeWorkBack = z
  .strictObject({ reason: reasonText, expectedVersion })
  .meta({ id: 'NodeWorkBack' })
export type NodeWorkBack = z.infer<typeof nodeWorkBack>

export const nodeWork = z
  .object({
    node: node.describe(
      '该进程报到后（约十秒内）work 随之改变 Its `work` follows within ten seconds',
    ),
    warnings: z
      .array(bilingual.extend({ stage: z.string() }))
      .describe('改后将无人承担的环节 Stages that no living process will take'),
  })
  .meta({ id: 'NodeWork' })
export type NodeWork = z.infer<typeof nodeWork>
