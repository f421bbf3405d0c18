import Handlebars from 'handlebars'
import { Html } from './html.ts'

/** Names that every object has and no template has any business with. */
const HIDDEN: ReadonlySet<string> = new Set([
  ...[Object.prototype, Html.prototype].flatMap((shape) => Object.getOwnPropertyNames(shape)),
  ...['prototype', 'helperMissing', 'blockHelperMissing'],
])

/** A mistake of a template, with its place as Handlebars counts: columns from 0. */
class TemplateMistake extends Error {
  readonly lineNumber: number
  readonly column: number

  constructor(message: string, { start }: hbs.AST.SourceLocation) {
    super(message)
    this.lineNumber = start.line
    this.column = start.column
  }
}

/**
 * Refuses what Handlebars understands and Mujaz does not allow: values without escaping, since a
 * value that is HTML says so itself, and names that lead out of the view.
 *
 * @throws TemplateMistake at the first of them
 */
export function checkTemplate(program: hbs.AST.Program): void {
  new Checker().accept(program)
}

class Checker extends Handlebars.Visitor {
  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) {
      throw new TemplateMistake(
        'Write two braces, without `&`: what is HTML is printed as it is, everything else is escaped',
        mustache.loc,
      )
    }
    super.MustacheStatement(mustache)
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    const hidden = path.parts.find((part) => HIDDEN.has(String(part)))
    if (hidden !== undefined)
      throw new TemplateMistake(`\`${hidden}\` is no value of the view`, path.loc)
  }
}
