/** What the server gave to this page alone; absent where nothing may be written. */
export const TOKEN = document.documentElement.dataset.token

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
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}
