/** Whether there is nothing in a text that anybody sees: spaces and direction marks alone. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}]/u.test(text)
}
