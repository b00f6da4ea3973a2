import { describe, expect, test } from "vitest";
import { factsOf } from "./piles.ts";

/** What a pile disagrees in, each with its sides. */
function disputesOf(...texts: readonly string[]): string[] {
  return factsOf(...texts).flatMap(({ disagreement }) =>
    disagreement
      ? [
          `${disagreement.kind}: ${disagreement.values
            .map(({ value }) => value)
            .sort()
            .join(" / ")}`,
        ]
      : [],
  );
}

/** Kinds alone. */
function kindsOf(...texts: readonly string[]): string[] {
  return disputesOf(...texts).map((line) => line.slice(0, line.indexOf(":")));
}

describe("what one report asserts and another denies", () => {
  test("is a disagreement", () => {
    expect(
      kindsOf(
        "The harbour board closed the northern pier of Velm on Friday.",
        "The harbour board did not close the northern pier of Velm on Friday.",
      ),
    ).toEqual(["polarity"]);
  });

  test.each([
    [
      "not what hangs on no verb in person",
      "Arn Velt paid tribute to the harbour pilots in a short but solid evening show.",
      "The evening was held in Velm, so not paying tribute to the harbour pilots during the evening show would have been a disgrace.",
    ],
    [
      "not what is asked",
      "This time, the plan involves a request for a row of signs that would violate his old faith.",
      "Would that not violate the carver’s old faith, even though the signs are his?",
    ],
    [
      "not what is asked about",
      "The harbour board ruled on the northern pier of Velm on Friday.",
      "The harbour board has never ruled on whether the northern pier of Velm is safe.",
    ],
    [
      "not what only seems so",
      "The letters gave the appearance that the harbour board closed the northern pier of Velm.",
      "The harbour board did not close the northern pier of Velm.",
    ],
    [
      "not what is called false in both",
      "Mr. Orth repeated his false claims about the northern pier, including that Ostria was already paying for it, as he promised in spring.",
      "In a letter on Monday, Orth claimed, falsely, that Ostria was already paying for a northern pier, thanks to a new treaty.",
    ],
    [
      "not what is done by nobody in particular",
      "The photograph of the mayor was sent to the harbour board on Friday.",
      "The clerk said she did not send the photograph of the mayor to the harbour board on Friday.",
    ],
    [
      "not a noun beside the verb of the other side",
      "The rebel fleet of Velm was defeated on Friday.",
      "Ships will stay until after the defeat of the rebel fleet of Velm.",
    ],
    [
      "not what was done barely before something",
      "Mr. Orth was fired last month, a day before he was eligible to retire from the board.",
      "Mayor Ada Moor cited the report when she announced Orth had been fired barely before he was eligible to retire.",
    ],
  ])("%s", (_, a, b) => expect(kindsOf(a, b)).not.toContain("polarity"));

  test("and in few words where both name who did it behind the verb", () => {
    expect(
      kindsOf(
        "The mayor fears that the rage stirred up by Orth and some of his papers will end in bloodshed.",
        "“The rage has not been stirred up by Orth, it has festered in Velm for many years,” Tilo Brand wrote.",
      ),
    ).toEqual(["polarity"]);
    expect(
      kindsOf(
        "The mayor fears that the rage stirred up by Orth and some of his papers will end in bloodshed.",
        "“The rage has not been stirred up by Voss, it has festered in Velm for many years,” Tilo Brand wrote.",
      ),
    ).toEqual([]);
  });

  test("a correction inside a quotation denies nothing else", () => {
    const long =
      "“We parted over the winter, and all is well. I mean, not ‘over the winter’, no fight did it. We live in two towns and it got hard,” Lena Orth wrote.";
    expect(kindsOf(long, "Lena Orth said that it got hard to live in two towns.")).not.toContain("polarity");
  });
});

describe("numbers of one thing", () => {
  test("are a disagreement", () => {
    expect(disputesOf("Arn Velt, 22, was hurt at the pier.", "Arn Velt, 25, was hurt at the pier.")).toContain(
      "value: 22 / 25",
    );
  });

  test.each([
    [
      "not where a report gives one of them as of before",
      "Marell offered 121 million dollars to buy the shipyard Kelm.",
      "Marell offered 103 million dollars to buy the shipyard Kelm.",
      "Marell offered 121 million dollars to buy the shipyard Kelm. Its initial offer to buy the shipyard Kelm was 103 million dollars.",
    ],
    [
      "not where they are of a degree",
      "The ferry hit a pier in Velm. 25 people were injured.",
      "The ferry hit a pier in Velm. 20 people were slightly hurt.",
    ],
    [
      "not where fewer are hurt than at first",
      "A gunman opened fire in Velm. Four people were injured.",
      "A gunman opened fire in Velm. At first police said that five people were injured.",
    ],
    [
      "not where they are digits of a telephone",
      "The police of Velm have set up a number, 0555 560154, for relatives to call.",
      "The police of Velm have set up a number, 0555 056 0154, for relatives to call.",
    ],
    [
      "not where one who killed others killed himself",
      "A guard killed his sister and her two sons in Velm before turning the gun on himself.",
      "Four people were found dead in a house in Velm.",
    ],
    [
      "not what somebody wanted to do",
      "A guard killed three people at the pier of Velm on Friday.",
      "A guard wanted to kill two people at the pier of Velm on Friday.",
    ],
    [
      "not ages of a father and his son",
      "Arn Velt, 36, died at his house in Kelm.",
      "Arn Velt, 6, died at his house in Kelm.",
    ],
    [
      "not ages in a row",
      "Mara Voss, 13, sang at the pier.",
      "Tilda and Mara Voss, aged 16 and 13 respectively, sang at the pier.",
    ],
    [
      "not where four of the five went elsewhere",
      "Five people were hurt in Velm. All five were taken to hospital.",
      "Five people were hurt in Velm. Four of the victims were taken to the Marell hospital.",
    ],
  ])("%s", (_, ...texts) => expect(disputesOf(...texts).filter((line) => line.startsWith("value"))).toEqual([]));
});

describe("words of one quotation", () => {
  const said = (words: string) => `“${words},” Lena Orth said on Friday.`;

  test("are shown for the stretch in which they differ, and nothing else", () => {
    expect(
      disputesOf(
        said("I am sorry for the town. My father loved this harbour, he had one boat and it was blue"),
        said("My father loved Velm, he had one boat and it was blue"),
      ),
    ).toEqual([
      "wording: My father loved Velm, he had one boat and it was blue / My father loved this harbour, he had one boat and it was blue",
    ]);
  });

  test("of a long one are shown from near the place where they differ", () => {
    const [sides] = [
      disputesOf(
        said(
          "We have worked on this pier for eleven years, through four winters of storms and two of drought, and now the council tells us that it can wait for another summer",
        ),
        said(
          "We have worked on this pier for eleven years, through four winters of storms and two of drought, and now the council tells us that it must wait for another summer",
        ),
      ),
    ];
    expect(sides).toHaveLength(1);
    expect(sides![0]).toMatch(/can wait .* must wait/u);
  });

  test("are told once for all parts of an utterance", () => {
    const kinds = kindsOf(
      said(
        "These are tears of joy. I will miss the crew. I will miss the harbour because it still gets to me every time",
      ),
      said("These are tears of joy, and peace"),
      said("I will miss the crew. I will miss the harbour because it still got me every time"),
      said("I will miss the harbour because it still got me every time. But somehow I will come back for the summer"),
    );
    expect(kinds.filter((kind) => kind === "wording")).toHaveLength(1);
  });

  test("are no disagreement where two people speak", () => {
    expect(
      kindsOf(
        "“The harbour board has not changed its mind on the pier,” Lena Orth said.",
        "“The harbour board has never changed its mind on the pier,” Tilo Brand said.",
      ),
    ).not.toContain("wording");
  });
});

describe("who spoke", () => {
  const words = "You cannot end the old harbour rights of this town with one order of the mayor";

  test("is a disagreement where two are named", () => {
    expect(kindsOf(`“${words},” Lena Orth said.`, `“${words},” Tilo Brand said.`)).toContain("speaker");
  });

  test.each([
    [
      "a title and a town",
      `“${words},” Lena Orth said.`,
      `Council Speaker Lena R. Orth of Velm, who is retiring, said in an interview: “${words}.”`,
    ],
    ["a party", `“${words},” Lena Orth said.`, `“${words},” the Velm Democrat said. Lena Orth is for it.`],
    ["an outlet", `“${words},” Lena Orth said.`, `“${words},” Velm News Desk wrote.`],
    ["a law", `The Harbour Charter states, “${words}.”`, `The Constitution states, “${words}.”`],
  ])("%s is none", (_, a, b) => expect(kindsOf(a, b)).not.toContain("speaker"));
});
