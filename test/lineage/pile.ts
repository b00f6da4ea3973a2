import { type AnnotatedArticle, type Article, emptyAnnotation } from "../../src/model/index.ts";

/** A bare article whose whole text is body. */
export function article(id: string, text: string, more: Partial<Article> = {}): AnnotatedArticle {
  const made: Article = {
    id,
    location: id,
    text,
    language: "en",
    body: [{ start: 0, end: text.length }],
    aside: [],
    credits: [],
    ...more,
  };
  return { article: made, annotation: emptyAnnotation(id) };
}

/** An invented report. */
export const FERRY = `A passenger ferry ran aground on a sandbank off Kelmouth harbour early on Tuesday with 214 people on board.
The Northern Petrel was returning from the island of Varsay when it struck the bank at 6.40am, the coastguard said.
Lifeboats from Kelmouth and Dunrigg took off 61 passengers, among them a school choir from Ashby, before the tide turned.
Nobody was badly hurt, although three people were treated for bruises and one pensioner for hypothermia.
"We felt a long scrape and then the lights went out," said Marta Olsen, a teacher travelling with the choir.
The ferry's operator, Strand Line, said a faulty depth sounder had been reported in March and was due to be replaced.
Harbour master Colin Pryce said the channel had last been dredged nine years ago and was now barely four metres deep.
He has asked the transport ministry twice for 2.3 million crowns to clear it.
The vessel was pulled free by the tug Hector shortly after noon and brought to the repair yard at Tolland.
Investigators will examine the voyage recorder and interview the second mate, who was alone on the bridge.
Sailings to Varsay are cancelled until Friday, and the mail will be flown in by helicopter.`;

/** The same report written anew by somebody who had only FERRY to go by. */
export const FERRY_REWRITE = `With 214 people aboard, a passenger ferry got stuck on a sandbank near Kelmouth harbour on Tuesday morning.
According to the coastguard, the Northern Petrel hit the bank at 6.40am on its way back from Varsay island.
Before the tide changed, lifeboats from Dunrigg and Kelmouth rescued 61 travellers, including the members of a school choir from Ashby.
There were no serious injuries, but three passengers had bruises and a pensioner was treated for hypothermia.
Teacher Marta Olsen, who was accompanying the choir, described hearing a lengthy scraping sound, after which the lights failed.
Strand Line, which operates the ship, said that a defective depth sounder had been noted in March and was to be exchanged.
The channel is now hardly four metres deep and was dredged nine years ago, harbour master Colin Pryce explained.
Twice he requested 2.3 million crowns from the transport ministry to have it cleared.
Soon after midday the tug Hector freed the vessel and towed it to the Tolland repair yard.
The voyage recorder will now be studied by investigators, who also want to question the second mate, the only person on the bridge.
There will be no sailings to Varsay before Friday; a helicopter is to bring the mail.`;

/** Another reporter's account of the same accident. */
export const FERRY_INDEPENDENT = `Families waited for hours on the quay at Kelmouth after the Northern Petrel hit a sandbank on Tuesday.
Irina Falk, whose two sons were on the ferry, said she learned of the accident from a neighbour who listens to marine radio.
"We felt a long scrape and then the lights went out," teacher Marta Olsen told reporters on the quay.
By lunchtime volunteers had set up a kitchen in the sailing club and served soup to 140 people.
The shipping union Sjofolk accused Strand Line of saving on crews and demanded two officers on every bridge.
Its chairman, Per Lindqvist, pointed to a collision at Orrin in 2017 that had cost a deckhand his leg.
Opposition leader Hanna Voss called for the minister to appear before parliament next Wednesday.
Insurance brokers put the damage at 900,000 crowns, not counting compensation for cancelled weddings on the island.
Hotel owners on Varsay fear for the midsummer season, which brings them half of their yearly income.
Weather was not to blame, meteorologist Jonas Reiter said: the sea was calm and visibility was above ten kilometres.`;

/** An invented report of something else. */
export const LIBRARY = `The town council of Brenfield voted on Monday to keep the Carnegie library open after a campaign by readers.
Councillors decided by eleven votes to eight to drop a plan that would have turned the building into offices.
The campaign had gathered 5,480 signatures since January, said its founder, retired printer Walter Osei.
Under the new budget the library will lose its Saturday opening and two of its seven librarians.
A roof repair that engineers put at 310,000 pounds is postponed until the autumn of next year.
"Children did their homework here when their homes were cold," Osei told the meeting.
Deputy mayor Ingrid Caldwell, who had supported the sale, left the chamber before the result was read out.
The developer Marlow and Finch said it would look for another site near the canal.
The red sandstone building was opened in 1906 and holds a collection of 1,200 glass negatives.
Volunteers from the local history society will catalogue the pictures and show a first selection in May.`;
