/** Before anything is laid out: what a document brings along is loaded. */

/**
 * Loads every face, not only those that the flow uses already: one that is first needed in a running
 * head would arrive after its line was measured.
 *
 * @returns the families of which a face could not be loaded, each once
 */
export async function loadFonts(): Promise<string[]> {
  const failed = await Promise.all(
    [...document.fonts].map((face) =>
      face.load().then(
        () => [],
        () => [face.family],
      ),
    ),
  )
  return [...new Set(failed.flat())]
}

/** Resolves when every declared face is loaded and every picture is decoded or has failed. */
export async function ready(): Promise<void> {
  await Promise.allSettled([loadFonts(), ...[...document.images].map((image) => image.decode())])
  await document.fonts.ready
}
