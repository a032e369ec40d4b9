import { useEffect, useState } from 'react'

type Props = {
  readonly url: string
  readonly alt: string
  /** Shown instead when the newest picture cannot be had: an old one must not pass for it. */
  readonly failed: string
}

/** Milliseconds after which a picture that has not come is told as missing. */
const PICTURE_LIMIT = 15_000

/** Changes from one picture to the next only when the next is fully there, so that the wall does not flicker. */
export function FreshImage({ url, alt, failed }: Props) {
  const [shown, setShown] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    let current = true
    const next = new Image()
    next.src = url
    const limit = setTimeout(() => {
      current = false
      next.src = ''
      setBroken(true)
    }, PICTURE_LIMIT)
    next.decode().then(
      () => {
        clearTimeout(limit)
        if (!current) return
        setShown(url)
        setBroken(false)
      },
      () => {
        clearTimeout(limit)
        if (current) setBroken(true)
      },
    )
    return () => {
      clearTimeout(limit)
      current = false
    }
  }, [url])
  if (broken) return <span className="picture-note">{failed}</span>
  if (shown === null) return <span className="picture-wait" />
  return <img src={shown} alt={alt} draggable={false} />
}
