import { shuffled } from "../../../train/random.ts";

/** One thing that happened, as the hidden table knows it. */
export interface HiddenFact {
  readonly id: string;
  /** Sentences that say it, each in other words; `$` stands for the number. */
  readonly wordings: readonly string[];
  /** Sentences that deny it. */
  readonly denials?: readonly string[];
  /** The true number, where it has one. */
  readonly number?: number;
  /** It is a toll that may grow while it is reported. */
  readonly grows?: true;
}

const TOWNS = ["Velm", "Karst", "Ostery", "Lindow", "Marrick"];
const CAPTAINS = ["Lena Orth", "Tomas Hale", "Greta Lund", "Ansel Vint", "Mirka Dole"];
const UNIONS = ["Seaport Union", "Dockers League", "Harbour Guild"];
const INSURERS = ["Northbank", "Tidewell", "Castermere"];

/** The facts of one invented accident: places, people and numbers by chance. */
export function hiddenFacts(random: () => number): HiddenFact[] {
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low));
  const [town, captain, union, insurer] = [one(TOWNS), one(CAPTAINS), one(UNIONS), one(INSURERS)];
  return [
    {
      id: "killed",
      number: between(3, 9),
      grows: true,
      wordings: [
        `The ferry accident in ${town} killed $ people.`,
        `$ people were killed in the ferry accident in ${town}.`,
        `$ passengers died in the accident off ${town}.`,
      ],
    },
    {
      id: "injured",
      number: between(14, 60),
      grows: true,
      wordings: [
        `The accident injured $ people.`,
        `$ people were injured in the accident.`,
        `$ passengers were hurt in the accident.`,
      ],
    },
    {
      id: "arrested",
      wordings: [
        `Police arrested the captain, ${captain}, on Tuesday.`,
        `Captain ${captain} was arrested by police on Tuesday.`,
        `The captain, ${captain}, was detained by police on Tuesday.`,
      ],
    },
    {
      id: "closed",
      wordings: [
        `The port authority closed the harbour of ${town} on Tuesday.`,
        `The harbour of ${town} was closed by the port authority on Tuesday.`,
        `The port authority has shut the harbour of ${town}.`,
      ],
      denials: [
        `The port authority did not close the harbour of ${town} on Tuesday.`,
        `The harbour of ${town} was not closed by the port authority.`,
      ],
    },
    {
      id: "damage",
      number: between(20, 90),
      wordings: [
        `The insurer ${insurer} put the damage at $ million crowns.`,
        `The damage was put at $ million crowns by the insurer ${insurer}.`,
        `Insurer ${insurer} estimated the damage at $ million crowns.`,
      ],
    },
    {
      id: "loan",
      number: between(100, 900),
      wordings: [
        `The council of ${town} approved a loan of $ million crowns for the port.`,
        `A loan of $ million crowns for the port was approved by the council of ${town}.`,
        `The council of ${town} has passed a loan of $ million crowns for the port.`,
      ],
      denials: [
        `The council of ${town} rejected a loan for the port.`,
        `A loan for the port was rejected by the council of ${town}.`,
      ],
    },
    {
      id: "strike",
      wordings: [
        `The ${union} called a strike for Friday.`,
        `A strike was called for Friday by the ${union}.`,
        `The ${union} has called a strike for Friday.`,
      ],
    },
  ];
}

/** Some of the items, at least `least`, in a random order. */
export function someOf<T>(items: readonly T[], least: number, random: () => number): T[] {
  const count = least + Math.floor(random() * (items.length - least + 1));
  return shuffled(items, random).slice(0, count);
}
