import type { FastifyInstance } from 'fastify'

/** Signs in as a browser would and returns what it then sends with every request. */
export async function asBrowser(
  app: FastifyInstance,
  name: string,
  password: string,
): Promise<{ readonly cookie: string; readonly csrf: string }> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { name, password },
  })
  const [cookie] = response.cookies
  return { cookie: `${cookie?.name}=${cookie?.value}`, csrf: response.json().csrfToken }
}

type House = {
  readonly app: FastifyInstance
  readonly account: (role: 'administrator', name: string) => Promise<string>
}

/** An administrator who is signed in: what no token may. */
export async function asAdministrator({ app, account }: House, name = 'boss') {
  const { cookie, csrf } = await asBrowser(app, name, await account('administrator', name))
  return (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
    app.inject({
      method,
      url,
      headers: { cookie, 'x-csrf-token': csrf },
      ...(payload === undefined ? {} : { payload }),
    })
}
