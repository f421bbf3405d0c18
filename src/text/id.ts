/** What an id looks like, of whatever thing. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
