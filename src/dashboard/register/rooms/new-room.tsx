import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddressLook } from '../../../contracts/register/address-look.ts'
import { roomPath } from '../../lib/routes.ts'
import { navigate } from '../../lib/use-path.ts'
import { InstitutionForm } from '../institutions/institution-form.tsx'
import { type LookDraft, PasteAddress } from './paste-address.tsx'
import type { RoomDraft } from './room-draft.ts'
import { RoomForm } from './room-form.tsx'

/** What the form of a new room begins with: what was typed, and what was seen. */
function givenBy(typed: LookDraft, look: AddressLook | null): Partial<RoomDraft> {
  const { url, region, stage } = typed
  // Whether it is a page only a look can tell; an address of the web that was not looked at is taken for one.
  const stream = look?.source == null ? !/^https?:/i.test(url) : look.pageTitle === null
  return {
    ...(stream ? { streamUrls: url } : { pageUrl: url }),
    region,
    stage,
    title: look?.pageTitle ?? '',
  }
}

/** A room from its address: looked at, then registered, its institution with it where it is new. */
export function NewRoom({ onCancel }: { onCancel(): void }) {
  const { t } = useTranslation()
  const [given, setGiven] = useState<Partial<RoomDraft> | null>(null)
  const [actor, setActor] = useState<string | null>(null)
  const [owner, setOwner] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [making, setMaking] = useState(false)
  const cancel = (): void => {
    setGiven(null)
    setMaking(false)
    onCancel()
  }
  if (given === null) {
    return (
      <PasteAddress
        onRegister={(typed, look) => {
          setActor(typed.actor)
          setGiven(givenBy(typed, look))
        }}
        onCancel={onCancel}
      />
    )
  }
  if (making) {
    const { region = '' } = given
    return (
      <InstitutionForm
        institution={null}
        given={{ region, ...(actor === null ? {} : { actor }) }}
        onSaved={({ id, name }) => {
          setOwner({ id, name })
          setMaking(false)
        }}
        onCancel={() => setMaking(false)}
      />
    )
  }
  return (
    <>
      <div className="register-acts">
        <Button onClick={() => setMaking(true)} data-testid="new-institution">
          {t('register.paste.newInstitution')}
        </Button>
        {owner !== null && (
          <span role="status">{t('register.paste.made', { name: owner.name })}</span>
        )}
      </div>
      <RoomForm
        key={owner?.id ?? ''}
        room={null}
        given={{ ...given, ...(owner === null ? {} : { institutionId: owner.id }) }}
        onSaved={({ id }) => navigate(roomPath(id))}
        onCancel={cancel}
      />
    </>
  )
}
