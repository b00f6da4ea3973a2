import { join } from "node:path";
import { factsOf } from "../src/fact/index.ts";
import { groundOfPile, linesByStory, pileOf } from "./facts/piles.ts";
const D="/work/shared/data"; const lines = linesByStory(join(D,"stories","gva.jsonl"));
for (const s of process.argv.slice(2)) { const pile=await pileOf("incident", s, lines.get(s)!, {data:D,cache:process.env.FC??"/tmp/fc"} as any); const ground = groundOfPile(pile);
 console.log("=====",s); for (const {article,annotation} of pile.articles) { console.log("--",article.title, article.published); const q=new Map(annotation.quantities.map((x:any)=>[x.id,x])); for(const c of annotation.claims) if(c.measure && /kill|injur|hosp|shoot/.test(c.measure)) console.log("   claim",c.predicate,c.measure,(q.get(c.quantity) as any)?.value,'imp',c.implied?.value,c.quantityRole,c.thing,c.modality,c.polarity,c.date,'|',article.text.slice(c.span.start,c.span.end).slice(0,150).replace(/\n/g,' ')); }
 const f=factsOf(ground); f.facts.forEach((x:any,i:number)=>{ if(x.claim?.measure && /kill|injur|hosp/.test(x.claim.measure)) console.log("   fact",i,x.kind,x.status??'',x.claim?.measure,x.claim?.value,JSON.stringify(x.support.lineages),x.disagreement?'DIS':'',x.text.slice(0,120)); });
}
