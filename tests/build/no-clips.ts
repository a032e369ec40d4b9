/** Ears of a replay that has no clip to hear. */
export const noClips = (): never => {
  throw new Error('no clip was kept')
}
