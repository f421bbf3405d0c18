/** In the place of the page make-up, for tests of what is around it: it makes up nothing. */
export const MAKE_UP = `var mujaz = {
  makeUp: () => ({ pages: 1, calls: [], notes: [], headings: [], problems: [] }),
}`
