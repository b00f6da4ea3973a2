/**
 * Where and how a term stands in an article; bits of `Term.flags`. `told`: a name that tells who or where; `placed`: one of title or lead
 * in which something happened ("in Macon"); `outer`: what is named as containing a place ("in Macon, Georgia").
 */
export const TermFlag = {
  ...{ title: 1, lead: 2, name: 4, number: 8, heavy: 16 },
  ...{ told: 32, placed: 64, outer: 128 },
} as const;
