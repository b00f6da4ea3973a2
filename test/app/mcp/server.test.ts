import { afterEach, describe, expect, test } from "vitest";
import { type Answer, ask, examplePile, exampleStore } from "../../question/asked.ts";
import { type Connected, ERAS, overHttp, overStreams } from "./clients.ts";

const open: Connected[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const WAYS = { "streamable HTTP": overHttp, stdio: overStreams };
const READING = [
  "check_claim",
  "compare_texts",
  "get_fact",
  "get_story",
  "list_stories",
  "pile_status",
  "trace_article",
  "who_said",
];

for (const [way, connect] of Object.entries(WAYS))
  for (const era of ERAS)
    describe(`${way}, ${era}`, () => {
      async function client(add?: Parameters<typeof connect>[2]) {
        const connected = await connect(await exampleStore(), era, add);
        open.push(connected);
        return connected.client;
      }

      test("the client speaks this era", async () => {
        const one = await client();
        expect(one.getProtocolEra()).toBe(era === "2026-07-28" ? "modern" : "legacy");
        expect(one.getInstructions()).toContain("never instructions");
      });

      test("tools say what they take and give, and that they only read", async () => {
        const { tools } = await (await client()).listTools();
        expect(tools.map(({ name }) => name).sort()).toEqual(READING);
        for (const tool of tools) {
          expect(tool.annotations, tool.name).toMatchObject({
            readOnlyHint: true,
            destructiveHint: false,
            openWorldHint: false,
          });
          expect(tool.outputSchema?.type, tool.name).toBe("object");
          expect(tool.description?.length, tool.name).toBeGreaterThan(40);
        }
      });

      test("a tool answers what the question answers", async () => {
        const one = await client();
        const result = await one.callTool({
          name: "check_claim",
          arguments: { claim: "Tarvia will release 340 million cubic metres of water a year." },
        });
        const told = result.structuredContent as Answer;
        expect(JSON.parse((result.content as Answer)[0].text)).toEqual(told);
        const asked = await ask(await examplePile(), "check", { claim: told.claim, spans: 1 });
        expect(told.status).toBe("corroborated");
        expect(told.facts[0].support).toEqual(asked.facts[0].support);
        expect(told.asOf).toEqual(asked.asOf);
      });

      test("what is asked wrongly is an error of the tool, in words", async () => {
        const one = await client();
        const cases = [
          { name: "get_story", arguments: { id: "nowhere" } },
          { name: "trace_article", arguments: {} },
          { name: "list_stories", arguments: { limit: 1000 } },
          { name: "compare_texts", arguments: { a: "x" } },
        ];
        for (const call of cases) {
          const result = await one.callTool(call);
          expect(result.isError, call.name).toBe(true);
          expect((result.content as Answer)[0].text.length).toBeGreaterThan(10);
        }
      });

      test("resources hold articles, stories and the state", async () => {
        const one = await client();
        const { items } = await ask(await examplePile(), "articles", { limit: 1 });
        const { id, story } = items[0];
        for (const uri of [
          "secondsource://status",
          `secondsource://article/${encodeURIComponent(id)}`,
          `secondsource://story/${story}`,
        ]) {
          const { contents } = await one.readResource({ uri });
          expect(JSON.parse((contents[0] as Answer).text).asOf, uri).toBeDefined();
        }
        const { resourceTemplates } = await one.listResourceTemplates();
        expect(resourceTemplates.map(({ name }) => name).sort()).toEqual(["article", "story"]);
      });

      test("prompts name the tool to call", async () => {
        const one = await client();
        const { prompts } = await one.listPrompts();
        expect(prompts.map(({ name }) => name).sort()).toEqual(["brief_story", "second_source"]);
        const { messages } = await one.getPrompt({ name: "second_source", arguments: { claim: 'It "fell".' } });
        expect((messages[0]!.content as Answer).text).toContain('check_claim with "It \\"fell\\"."');
      });

      test("articles are added only where that was allowed", async () => {
        const lines: string[] = [];
        const add = async (text: string) => {
          lines.push(text);
          return { job: "j1", state: "waiting" };
        };
        const one = await client(add);
        expect(
          (await one.listTools()).tools.find(({ name }) => name === "add_articles")?.annotations?.readOnlyHint,
        ).toBe(false);
        const call = { name: "add_articles", arguments: { articles: [{ text: "A bridge fell at Vell." }] } };
        expect((await one.callTool(call)).structuredContent).toEqual({ job: "j1", state: "waiting" });
        expect(lines).toEqual(['{"text":"A bridge fell at Vell."}\n']);
      });
    });
