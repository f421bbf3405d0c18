import {
  BECAUSE,
  BODIES,
  FARED,
  FOR,
  GROUPS,
  HANDLED,
  MATTERS,
  MONTHS,
  PAPERS,
  PEOPLE,
  PLACES,
  ROUGHLY,
  SAYS,
  WHEN,
} from './words.js'

/** @typedef {import('./words.js').Pair} Pair */
/** @typedef {import('./words.js').Noun} Noun */
/** @typedef {import('./words.js').Verb} Verb */

/**
 * What is drawn by lot: always the same for one seed.
 *
 * @typedef {object} Lot
 * @property {<T>(list: readonly T[]) => T} of one of a list
 * @property {(from: number, to: number) => number} between a whole number, both ends included
 */

/**
 * What one claim says, in both languages: two sentences of some twenty words, the first with a figure
 * and a date, the second with somebody's word.
 *
 * Nearly every word is drawn by lot, so that hundreds of claims are as little alike as those of a brief
 * are: sentences that had half of their words in common would be warned of.
 *
 * @param {Lot} lot
 * @returns {Pair}
 */
export function statement(lot) {
  const [first, second] = [lot.of(FIRST)(lot), opinion(lot)]
  return { en: `${first.en} ${second.en}`, ar: `${first.ar} ${second.ar}` }
}

/** Numbers after which Arabic counts in the singular. @param {Lot} lot */
function count(lot) {
  return lot.between(1, 9) * 100 + lot.between(11, 99)
}

/** @type {readonly ((lot: Lot) => Pair)[]} */
const FIRST = [handled, accordingTo, sharedOut, outOf]

/** The harbour board reviewed about 783 files from boat owners in the shipyard in March 2019. @param {Lot} lot */
function handled(lot) {
  const { body, verb, papers, where, when, year, whose } = papersOf(lot)
  const [number, roughly] = [count(lot), lot.of(ROUGHLY)]
  const what = {
    en: `:figure[${roughly.en}${number} ${papers.en}]{measure=${papers.en} value=${number} bound=${roughly.bound} period=${year}}`,
    ar: `:figure[${roughly.ar}${number} ${papers.ar}]{measure=${papers.en}}`,
  }
  const ar = `${agreed(verb, body)} ${body.ar} ${what.ar} ${whose.ar} ${where.ar} ${when.ar}.`
  return lot.between(0, 1) === 0
    ? { en: `${capital(body.en)} ${verb.en} ${what.en} ${whose.en} ${where.en} ${when.en}.`, ar }
    : { en: `${capital(when.en)}, ${body.en} ${verb.en} ${what.en} ${whose.en} ${where.en}.`, ar }
}

/** Karim Mansour writes that the customs service sealed 312 invoices in the citadel in 2017. @param {Lot} lot */
function accordingTo(lot) {
  const { body, verb, papers, where, when } = papersOf(lot)
  const [number, roughly, person, says] = [
    count(lot),
    lot.of(ROUGHLY),
    lot.of(PEOPLE),
    lot.of(SAYS),
  ]
  return {
    en: `${person.en} ${says.en} ${body.en} ${verb.en} ${roughly.en}${number} ${papers.en} ${where.en} ${when.en}.`,
    ar: `${said(says, person)} ${body.ar} ${agreed(verb, body)} ${roughly.ar}${number} ${papers.ar} ${where.ar} ${when.ar}.`,
  }
}

/** In the lagoon, 34 per cent of the letters that the housing fund copied came from divers. @param {Lot} lot */
function sharedOut(lot) {
  const { body, verb, papers, where, when, group } = papersOf(lot)
  const [share, roughly] = [lot.between(11, 79), lot.of(ROUGHLY)]
  return {
    en: `${capital(where.en)}, ${roughly.en}${share} per cent of the ${papers.en} that ${body.en} ${verb.en} ${when.en} came from ${group.en}.`,
    ar: `${where.ar} جاء ${roughly.ar}${share} في المئة من ${papers.all} التي ${handledThem(verb, body)} ${body.ar} ${when.ar} من ${group.ar}.`,
  }
}

/** Of 412 permits that the naval academy approved in June 2015, 87 came from carpenters. @param {Lot} lot */
function outOf(lot) {
  const { body, verb, papers, where, when, group } = papersOf(lot)
  const [all, some] = [count(lot), lot.between(11, 99)]
  return {
    en: `Of ${all} ${papers.en} that ${body.en} ${verb.en} ${where.en} ${when.en}, ${some} came from ${group.en}.`,
    ar: `من أصل ${all} ${papers.ar} ${handledThem(verb, body)} ${body.ar} ${where.ar} ${when.ar}، جاء ${some} من ${group.ar}.`,
  }
}

/** The court of audit adds that the price of diesel rose by 12 per cent during the drought. @param {Lot} lot */
function opinion(lot) {
  const speaker = lot.between(0, 2) === 0 ? lot.of(PEOPLE) : lot.of(BODIES)
  const [says, matter, fared, because] = [
    lot.of(SAYS),
    lot.of(MATTERS),
    lot.of(FARED),
    lot.of(BECAUSE),
  ]
  const share = String(lot.between(11, 49))
  const filled = (/** @type {string} */ text) => text.replace('{share}', share)
  return {
    en: `${capital(speaker.en)} ${says.en} ${matter.en} ${filled(fared.en)} ${because.en}.`,
    ar: `و${said(says, speaker)} ${matter.ar} ${filled(agreed(fared, matter))} ${because.ar}.`,
  }
}

/** Who did what with which papers, where and when. @param {Lot} lot */
function papersOf(lot) {
  const [group, relation, place, when] = [lot.of(GROUPS), lot.of(FOR), lot.of(PLACES), lot.of(WHEN)]
  const month = lot.of(MONTHS)
  const [day, year] = [String(lot.between(2, 28)), String(lot.between(2009, 2023))]
  const dated = (/** @type {'en' | 'ar'} */ language) =>
    when[language].replace('{day}', day).replace('{month}', month[language]).replace('{year}', year)
  return {
    body: lot.of(BODIES),
    verb: lot.of(HANDLED),
    papers: lot.of(PAPERS),
    group,
    whose: { en: `${relation.en} ${group.en}`, ar: `${relation.ar} ${group.ar}` },
    where: { en: `${place.at} ${place.en}`, ar: `في ${place.ar}` },
    year,
    when: { en: dated('en'), ar: dated('ar') },
  }
}

/** The Arabic verb with its subject in the one gender or the other. @param {Verb} verb @param {Noun} subject */
function agreed({ ar: [m, f] }, subject) {
  return subject.f ? f : m
}

/** «راجعها», of papers that were named before. @param {Verb} verb @param {Noun} subject */
function handledThem(verb, subject) {
  return `${agreed(verb, subject).replace(/ى$/, 'ا')}ها`
}

/** The speaker stands between the verb and what is said: «يفيد كريم منصور بأن». @param {Verb} says @param {Noun} speaker */
function said(says, speaker) {
  const [verb = '', ...that] = agreed(says, speaker).split(' ')
  return [verb, speaker.ar, ...that].join(' ')
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
