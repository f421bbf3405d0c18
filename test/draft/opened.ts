/** What a model answers that read of the old pier, with nothing wrong in it. */
export const OPENED = {
  paragraph: 1,
  quote: 'it opened to visitors again in March 2022',
  statement: {
    en: 'Visitors could use the old pier again from March 2022.',
    ar: 'صار بإمكان الزوار استخدام الرصيف القديم من جديد ابتداءً من آذار/مارس 2022.',
  },
  section: 'outcomes',
  topic: 'pier-opening',
  attribution: null,
  figures: [],
  names: [],
}
