/** A report of an invented crime, as a record of a pile. */
export interface CaseRecord {
  readonly id: string;
  readonly published: string;
  readonly title: string;
  readonly text: string;
}

/** A shooting of 9 May 2031 and what came of it; the last two have nothing in common but who did it. */
export const CASE: readonly [deed: CaseRecord, charge: CaseRecord, sentence: CaseRecord] = [
  {
    id: "deed",
    published: "2031-05-10",
    title: "Baker shot dead on ferry quay in Harwick",
    text: "A baker was shot dead on the ferry quay in Harwick late on Friday, police said. Orla Tessick, 44, had closed her shop and was walking home when a man fired from a grey van. Tessick died at the scene. Neighbours heard five shots. Sergeant Ada Moor asked for pictures of the van, which was seen on the road to the mill.",
  },
  {
    id: "charge",
    published: "2031-08-20",
    title: "Man charged with murder of Harwick baker",
    text: "A man was charged on Wednesday with the murder of a baker on the ferry quay in Harwick. Corin Maddock, 31, fired five shots from a grey van at Orla Tessick, prosecutors said. Maddock, who worked at the mill, owed Tessick money, the charge says. Judge Piet Orme set his trial for the winter.",
  },
  {
    id: "sentence",
    published: "2032-03-04",
    title: "Maddock sentenced to life for killing",
    text: "Corin Maddock was sentenced to life in prison on Thursday. A jury in Harwick found that Maddock, 32, had planned for weeks how to be rid of his debts. Her brother told the court that the shop will stay shut and that no sentence brings her back. The defence will appeal.",
  },
];
