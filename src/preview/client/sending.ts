/** What the server gave to this page alone; absent where nothing may be written. */
export const TOKEN = document.documentElement.dataset.token

/** What a server tells at an address. @throws Error, which says why it does not */
export async function get<T>(address: string): Promise<T> {
  return answered(await fetch(address))
}

/**
 * Sends what this page alone may send.
 *
 * @param signal ends it
 * @throws Error, which says why it was refused
 */
export async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Mujaz-Token': TOKEN ?? '' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })
  return answered(response)
}

async function answered<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}
