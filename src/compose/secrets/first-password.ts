import { access, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const pathIn = (dataFolder: string): string => join(dataFolder, 'first-password.txt')

/**
 * Name and password of the first administrator, for the owner of the data folder alone: what a service prints ends in
 * logs that many can read, and stays there.
 */
export async function keepFirstPassword(
  dataFolder: string,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<void> {
  const path = pathIn(dataFolder)
  // One that lies there belongs to a database that is gone, and may have been made readable for others.
  await rm(path, { force: true })
  const text = `账号 account: ${name}\n密码 password: ${password}\n`
  await writeFile(path, text, { mode: 0o600, flag: 'wx' })
}

/** It turned out to be good for nothing. */
export const dropFirstPassword = (dataFolder: string): Promise<void> =>
  rm(pathIn(dataFolder), { force: true })

/** The file while it lies there. */
export const findFirstPassword = async (dataFolder: string): Promise<string | null> => {
  const path = pathIn(dataFolder)
  return await access(path).then(
    () => path,
    () => null,
  )
}
