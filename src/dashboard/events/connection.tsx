import { createContext, useContext } from 'react'

/** `lostAt`: moment of this computer since which nothing is known to be fresh. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'lost'; readonly lostAt: number }

const ConnectionContext = createContext<Connection>({ kind: 'connecting' })
export const ConnectionProvider = ConnectionContext.Provider
export const useConnection = (): Connection => useContext(ConnectionContext)
