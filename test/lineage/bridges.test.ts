import { expect, test } from "vitest";
import { bridged } from "../../src/lineage/bridges.ts";
import { compareArticles } from "../../src/lineage/index.ts";
import { NAME, profileOf } from "../../src/lineage/profile.ts";
import { chineseSound, single, soundsOf } from "../../src/lineage/sounds.ts";
import { article } from "./pile.ts";

const DEPOT = `A fire in a bus depot in Kelmont destroyed 26 buses in the night to Thursday, the mayor, Martina Dobrik, said.
The alarm came at 2.15 and 140 firefighters from Kelmont and Salborg needed five hours to put it out.
Nobody was hurt, but the driver Anton Bellamy was taken to a hospital with smoke in his lungs.
“I saw the roof come down over the workshop,” said Bellamy, who has worked there for 19 years.
The operator, Transmolda, put the damage at 8.4 million and promised replacement buses by Monday.
Police inspector Edgar Tonello said that a charging station may have been the cause.`;
/** DEPOT in Chinese. */
const DEPOT_ZH = `市长玛蒂娜·多布里克说，克尔蒙特一座公交车库周四夜间起火，烧毁了26辆公交车。
警报于2.15发出，来自克尔蒙特和萨尔博格的140名消防员用了五个小时才将火扑灭。
没有人受伤，但司机安东·贝拉米因肺部吸入浓烟被送往医院。
“我看到车间上方的屋顶塌了下来，”在那里工作了19年的贝拉米说。
运营商特兰斯莫尔达估计损失为840万，并承诺在周一之前提供替换车辆。
警官埃德加·托内洛说，起因可能是一个充电站。`;
const OTHER_ZH = `湖边的图书馆周六重新开放，市议会说，翻修花了14个月。
读者可以借阅31000本书，新的阅览室有90个座位。
馆长说，孩子们每周三下午可以来听故事。
“我们等了很久，”一位老读者说，她从1988年起就来这里。`;

const chinese = (id: string, text: string) => article(id, text, { language: "zh" });

test("a name sounds alike in Latin letters and in the characters that write it in Chinese", () => {
  const spoken = (characters: string) => single(Array.from(characters, (each) => chineseSound(each) ?? "").join(""));
  for (const [name, characters] of [
    ["Trump", "特朗普"],
    ["Merkel", "默克尔"],
    ["Biden", "拜登"],
    ["Texas", "德克萨斯"],
    ["Nairobi", "内罗毕"],
    ["Bellamy", "贝拉米"],
  ] as const)
    expect(soundsOf(name), name).toContain(spoken(characters));
  expect(soundsOf("Ute")).toEqual([]);
  expect(soundsOf("Merkel")).not.toContain(spoken("特朗普"));
});

test("a Chinese text takes the names of the other, where they stand, and no others", () => {
  const [left, right] = [profileOf(article("en", DEPOT), "names"), profileOf(chinese("zh", DEPOT_ZH), "names")];
  const [, mine] = bridged(left, right);
  const words = (stems: Uint32Array) => new Set(stems);
  const added = Array.from(mine.stem.keys()).filter((i) => mine.stem[i] !== right.stem[i]);
  expect(added.map((i) => DEPOT_ZH.slice(mine.start[i], mine.end[i]! + 1))).toEqual(
    expect.arrayContaining(["克尔", "贝拉", "托内"]),
  );
  for (const i of added) {
    expect(words(left.stem)).toContain(mine.stem[i]);
    expect(mine.flags[i]! & NAME).toBe(NAME);
  }
  const german = profileOf(article("de", "Martina Dobrik kam nach Kelmont.", { language: "de" }), "names");
  expect(bridged(left, german)).toEqual([left, german]);
});

test("a Chinese translation is linked by its names, another Chinese text is not, from either side", () => {
  const [en, zh, other] = [article("en", DEPOT), chinese("zh", DEPOT_ZH), chinese("other", OTHER_ZH)];
  expect(compareArticles(en, zh)).toMatchObject({ kind: "translation" });
  expect(compareArticles(en, zh).score).toBeGreaterThan(0.5);
  expect(compareArticles(zh, en).score).toBe(compareArticles(en, zh).score);
  expect(compareArticles(en, other).score).toBeLessThan(0.2);
});
