import { memo, useEffect, useRef, useState } from 'react'
import type { Room } from '../../contracts/room.ts'
import { RoomCard } from './room-card.tsx'

/** So far from the screen a card is drawn ahead. */
const AHEAD = '600px'

type Report = (near: boolean) => void
const reports = new WeakMap<Element, Report>()
let observer: IntersectionObserver | undefined

/** One observer for all slots. */
function observe(element: Element, report: Report): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) reports.get(target)?.(isIntersecting)
    },
    { rootMargin: AHEAD },
  )
  reports.set(element, report)
  observer.observe(element)
  return () => {
    observer?.unobserve(element)
    reports.delete(element)
  }
}

type Props = { readonly room: Room; readonly compact?: boolean; readonly many: boolean }

function Slot({ room, compact = false, many }: Props) {
  const slot = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const element = slot.current
    if (!many || element === null) return
    return observe(element, (isNear) => {
      // What holds the focus stays, wherever it is.
      if (!isNear && element.contains(document.activeElement)) return
      if (!isNear && element.offsetHeight > 0) setHeight(element.offsetHeight)
      setNear(isNear)
    })
  }, [many])
  const drawn = !many || near
  return (
    <div
      ref={slot}
      className={`room-slot${compact ? ' compact' : ''}`}
      style={drawn || height === 0 ? undefined : { height }}
      data-testid="room-slot"
    >
      {drawn && <RoomCard room={room} compact={compact} />}
    </div>
  )
}

/** The place of a room's card on the wall: of hundreds only those near the screen are drawn. */
export const RoomSlot = memo(Slot)
