/** Before a number: what something comes to, or is set against: «من 60 إلى 45», «64 مقابل 12». */
export const TARGET =
  /(?:^| )(?:[وف]?(?:الي|مقابل|ضد|قبال[هت]|لقاء))(?: (?:نحو|حوالي|اكثر من|ما يقارب|قرابه|زهاء|ال))?$/

/** Before a number: what something grows or shrinks by. */
export const CHANGE =
  /(?:^| )(?:بمقدار|بواقع|[وف]?[يت]?(?:انخفض|ارتفع|تراجع|هبط|زاد|ازداد|نما|تقلص|نقص|خفض|رفع|قلص)[^ ]*(?: [^ ]+){0,2} بنسبه)(?: ال)?$/

/** Before a number: the whole that something is part of: «3 من أصل 11», «من بين 300 معتقل». */
export const WHOLE =
  /(?:^| )[وف]?(?:من (?:اصل|بين|مجموع|جمله|اجمالي|كل)|بين)(?: (?:ال|نحو|حوالي|اكثر من))?$/

/** Between two numbers, alone: «3 من 11». */
export const OF = /^من(?: ال)?$/

/** What may stand between a number and what it counts: «300 من الرجال». */
export const BEFORE_NOUN = /^(?:من|من بين|ال)$/

/** What stands between the clauses of two numbers: «و», alone or written with the next word. */
export const JOINT = /^(?:و|[وف](?!احد|فق|ثاني|ثيق)..+|بينما|فيما|لكن|ثم|بينهم|منهم|بينها|منها)$/
