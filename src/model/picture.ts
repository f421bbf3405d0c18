/** A part of a drawing: an element of SVG, of those that a page may hold. */
export interface DrawnElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly DrawnElement[]
}

/** Where a label of a drawing stands. Its words are the edition’s and not the drawing’s. */
export interface LabelPlace {
  /** Id of the label: that of the `<text>` in the drawing. */
  readonly id: string
  /** Shares of the width and the height, in per cent. */
  readonly x: number
  readonly y: number
  /** Which end of the words is there, as the drawing says it: left, middle or right. */
  readonly anchor: 'start' | 'middle' | 'end'
  /** Classes of the `<text>`, by which styles tell kinds of labels apart. */
  readonly classes: readonly string[]
}

interface Sized {
  /** In the units of a drawing, or in pixels. */
  readonly width: number
  readonly height: number
}

/** A drawing of lines and areas. It holds nothing that could run, move or fetch. */
export interface Drawing extends Sized {
  readonly kind: 'drawing'
  /** As in the attribute `viewBox`. */
  readonly viewBox: string
  readonly children: readonly DrawnElement[]
  /** In the order of the drawing. */
  readonly labels: readonly LabelPlace[]
}

/** A picture of points: a photograph, a scan. */
export interface Bitmap extends Sized {
  readonly kind: 'bitmap'
  readonly type: 'image/png' | 'image/jpeg'
  /** The file as base64, without what only cameras and programs tell each other. */
  readonly data: string
}

export type Picture = Drawing | Bitmap

/** The pictures of a project, by what a brief calls them: see {@link pictureRef}. */
export type Pictures = ReadonlyMap<string, Picture>

/**
 * What a brief calls a picture: its file below the folder of sources, and a hash of what is drawn. So a brief
 * is another one as soon as its drawing is, and no brief is printed with a drawing that it was not written for.
 */
export function pictureRef(file: string, hash: string): string {
  return `${file}#${hash.slice(0, HASH)}`
}

/** Digits of a hash that tell the states of one file apart. */
const HASH = 12

/** The file that a {@link pictureRef} names. */
export function pictureFile(ref: string): string {
  return ref.replace(/#[^#]*$/, '')
}

/** The hash in a {@link pictureRef}. */
export function pictureHash(ref: string): string {
  return ref.slice(ref.lastIndexOf('#') + 1)
}

/** The name of a picture’s file: no way leads out of the folder of sources, and it is one word. */
export const PICTURE_FILE =
  /^(?:[\p{L}\p{N}_-][\p{L}\p{N}._-]*\/)*[\p{L}\p{N}_-][\p{L}\p{N}._-]*\.(?:svg|png|jpe?g)$/iu
