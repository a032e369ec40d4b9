import type { LookedAtAddress } from '../../../../app/check/look-at-address.ts'
import {
  type AddressLook,
  addressLook,
  addressLookInput,
} from '../../../../contracts/register/address-look.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import { placed } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { UNSEEN_WORDS } from '../../present/unseen-words.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

/** As many lines as tell a person what is on. */
const LINES = 40

function presentLook(
  { report, picture, legalTime }: LookedAtAddress,
  known: AddressLook['known'],
): AddressLook {
  const { source, unseenReason, classification } = report
  return {
    url: report.url,
    checkedAt: formatInstant(report.checkedAt),
    airState: report.airState,
    unseenReason,
    unseenWords: unseenReason === null ? null : { ...UNSEEN_WORDS[unseenReason] },
    source:
      source === null
        ? null
        : {
            kind: source.kind,
            width: source.width,
            height: source.height,
            recording: source.recording !== undefined,
          },
    pageTitle: report.pageText?.split('\n')[0]?.slice(0, 200) ?? null,
    picture: picture === null ? null : Buffer.from(picture).toString('base64'),
    lines: report.frames.flatMap(({ lines }) => lines.map(({ text }) => text)).slice(0, LINES),
    label: classification?.label ?? null,
    subjects: (classification?.subjects ?? []).map(({ code }) => code),
    outcome: report.outcome,
    legalTime:
      legalTime === null
        ? null
        : {
            ...legalTime,
            reason: { ...legalTime.reason },
            until: legalTime.until === null ? null : formatInstant(legalTime.until),
          },
    known,
  }
}

/** Whoever registers a room looks first: at any address that the settings let the patrol visit. */
export function addressLookRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.post('/addresses/look', {
    config: { access: 'registry' },
    schema: {
      operationId: 'lookAtAddress',
      tags: ['rooms'],
      summary:
        '看一眼地址 What an address is, what is on it now, and whether that may be taught now',
      description: 'Nothing is recorded.',
      body: addressLookInput,
      response: { 200: addressLook, ...PROBLEMS },
    },
    handler: async (request) => {
      const { body } = request
      const looked = orRefuse(await deps.addresses.look(body))
      const { matches } = await placed(deps, request).rooms.lookup(body.url)
      const known = matches.map(({ view: { room } }) => ({ id: room.id, title: room.title }))
      return presentLook(looked, known)
    },
  })
}
