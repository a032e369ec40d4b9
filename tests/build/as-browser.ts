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
