/** Makes the small pictures of the wall of rooms. */
export interface Thumbnails {
  /** JPEG at most 480 pixels wide, without metadata. */
  make(picture: Uint8Array): Promise<Uint8Array>
}
