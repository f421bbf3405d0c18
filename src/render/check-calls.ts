import Handlebars from 'handlebars'
import type { TextFile } from '../model/audience.ts'
import { remember } from '../text/remember.ts'

/** A partial that a template calls, and where, as Handlebars counts: columns from 0. */
interface Call {
  readonly name: string
  /** The partial that stands in the template itself and has this call in it, if one has. */
  readonly from: string | undefined
  readonly line: number
  readonly column: number
}

/** A call that leads back to the partial that it stands in. */
export interface SelfCall extends Call {
  readonly file: TextFile
}

/**
 * The calls by which a partial calls itself, by way of others or at once: a page of it would never end.
 *
 * @param partials by name; the layout by the empty one
 */
export function selfCalls(partials: ReadonlyMap<string, TextFile>): SelfCall[] {
  const calls = [...partials].flatMap(([name, file]) =>
    callsOf(file.text).map((call) => ({ ...call, from: call.from ?? name, file })),
  )
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true
    if (seen.has(from)) return false
    seen.add(from)
    return calls.some((call) => call.from === from && reaches(call.name, to, seen))
  }
  return calls.filter(({ name, from }) => reaches(name, from))
}

const callsOf = remember((text): readonly Call[] => {
  const finder = new CallFinder()
  finder.accept(Handlebars.parseWithoutProcessing(text))
  return finder.calls
})

class CallFinder extends Handlebars.Visitor {
  readonly calls: Call[] = []
  #from: string | undefined

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.#take(partial)
    super.PartialStatement(partial)
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.#take(partial)
    super.PartialBlockStatement(partial)
  }

  override DecoratorBlock(block: hbs.AST.DecoratorBlock): void {
    const outside = this.#from
    const [name] = block.params
    if (name?.type === 'StringLiteral') this.#from = (name as hbs.AST.StringLiteral).value
    super.DecoratorBlock(block)
    this.#from = outside
  }

  #take({ name, loc }: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void {
    // What is computed is the name of no partial: no helper gives one.
    if (name.type !== 'PathExpression') return
    const { original } = name as hbs.AST.PathExpression
    this.calls.push({ name: original, from: this.#from, ...loc.start })
  }
}
