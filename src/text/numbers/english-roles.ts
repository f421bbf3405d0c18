/** Before a number: what something comes to, or is set against: "from 60 to 45", "64 votes to 12". */
export const TARGET =
  /(?:^| )(?:(?<!up )to|against|versus|v|vs)(?: (?:some|about|around|over|under|only|just|nearly|almost|at least))?$/

/** Before a number: what something grows or shrinks by. */
export const CHANGE =
  /(?:^| )(?:rose|risen|rise|rises|grew|grown|fell|fallen|fall|falls|dropped|declined|increased|decreased|shrank|cut|up|down|raised|reduced|lowered) by$/

/** Before a number: the whole that something is part of: "3 of 11", "of the 300 detainees". */
export const WHOLE =
  /(?:^| )(?:of|out of|among|from among)(?: (?:the|a|its|their|some|about|around|a total of|all))?$/

/** Words at which what a number counts is told to an end: "16 men in …". */
export const AFTER_NOUN =
  /^(?:and|or|but|nor|who|whom|which|that|where|while|when|as|than|in|on|at|by|from|to|with|without|for|into|over|under|through|during|since|until|after|before|against|per|is|are|was|were|be|been|being|has|have|had|will|would|may|might|can|could|did|does|do|not|he|she|it|they|we|if|because|so)$/

/** Words that may stand between a number and "of" what: "two of the soldiers". */
export const DETERMINER = /^(?:of|the|these|those|its|their|his|her|our|all|such)$/

/** What stands between the clauses of two numbers. */
export const JOINT = /^(?:and|but|while|whereas|or|then|with)$/
