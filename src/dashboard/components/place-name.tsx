import { usePlaceNames } from '../api/use-place-names.ts'

/** A place by its name; its code on asking. */
export function PlaceName({ code }: { readonly code: string }) {
  const nameOf = usePlaceNames([code])
  return <span title={code}>{nameOf(code)}</span>
}
