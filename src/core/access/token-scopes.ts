/**
 * What a program's token may be used for, besides what its role allows. `read`: look; `review`: decide about
 * violations, letters and alerts; `cut`: stop streams; `manage`: everything else that changes something.
 */
export const TOKEN_SCOPES = ['read', 'review', 'cut', 'manage'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]
