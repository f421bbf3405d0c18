/** The part of citeproc-js that is used here; the package brings no types. */
declare module 'citeproc' {
  interface CitationItem {
    readonly id: string
    readonly locator: string
    readonly label: string
  }

  interface System {
    retrieveLocale(language: string): string
    retrieveItem(id: string): Readonly<Record<string, unknown>>
  }

  type OutputFormat = Record<string, unknown>

  class Engine {
    constructor(system: System, style: string, language: string, forceLanguage: boolean)
    setOutputFormat(name: string): void
    getTerm(name: string, ...rest: readonly unknown[]): string | undefined
    updateItems(ids: readonly string[]): void
    processCitationCluster(
      citation: {
        citationID: string
        citationItems: readonly CitationItem[]
        properties: { noteIndex: number }
      },
      before: readonly (readonly [string, number])[],
      after: readonly (readonly [string, number])[],
    ): [unknown, [position: number, text: string, id: string][]]
    /** One citation by itself, its place among the others being told. */
    makeCitationCluster(citation: readonly (CitationItem & { position: number })[]): string
    makeBibliography(): [{ entry_ids: string[][] }, string[]]
  }

  const CSL: {
    Engine: typeof Engine
    Output: { Formats: Record<string, OutputFormat> }
  }
  export default CSL
}
