/** Styles of a story section: tally, lineages, disagreements, facts, utterances. */
export const STORY_STYLE = `
.story{content-visibility:auto;contain-intrinsic-size:auto 70rem;margin-top:2.5rem;padding-top:2.5rem;border-top:3px double var(--line)}
.tally{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.25rem;margin:.8rem 0 .4rem}
.support{display:inline-flex;flex-wrap:wrap;gap:.1rem .95rem;font-size:.84rem;color:var(--soft);font-variant-numeric:tabular-nums lining-nums}
.support b{color:var(--ink);font-weight:650}.support .lin b{color:var(--accent)}
.tally .support{font-size:1rem}.tally .support b{font-size:1.12rem}
.origins{font-size:.9rem;margin:.25rem 0}
.beads{display:inline-flex;flex-wrap:wrap;gap:.4rem}.beads span{display:inline-flex;gap:1px;padding:2px;border-radius:99px;background:color-mix(in srgb,var(--c) 18%,transparent)}
.beads i{width:.62rem;height:.62rem;border-radius:50%;background:var(--c)}
.c0{--c:var(--c0)}.c1{--c:var(--c1)}.c2{--c:var(--c2)}.c3{--c:var(--c3)}.c4{--c:var(--c4)}.c5{--c:var(--c5)}.c6{--c:var(--c6)}.c7{--c:var(--c7)}
.chip{display:inline-block;min-width:1.35rem;padding:0 .3rem;margin-right:.45rem;border-radius:99px;background:color-mix(in srgb,var(--c) 16%,transparent);color:var(--c);font:650 .74rem/1.35rem var(--sans);text-align:center}
.keys{display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;margin:.8rem 0}.keys dt{display:inline;color:var(--soft);font-size:.86rem;margin-right:.4rem}.keys dd{display:inline;margin:0}
.summary{border-left:2px solid var(--line);padding-left:1rem;margin:1rem 0;font-family:var(--serif);max-width:42rem}.summary .fine{font-family:var(--sans);white-space:nowrap}
.lineages{display:grid;gap:.75rem}
h4{margin:1.4rem 0 .4rem}.dispute h4{margin:0}
.timeline{margin:0 0 1rem}.lanes{display:grid;grid-template-columns:auto 1fr;align-items:stretch}.names{display:grid;grid-auto-rows:30px;align-items:center}
.timeline svg{width:100%;overflow:visible;display:block}.timeline path{fill:none;vector-effect:non-scaling-stroke}
.lane{stroke:color-mix(in srgb,var(--c) 22%,var(--line));stroke-width:1}.arc{stroke:var(--c);stroke-width:1.2;opacity:.75}.arc.unsure{stroke-dasharray:3 3}
.dot{stroke:var(--c);stroke-width:11;stroke-linecap:round}.timeline a:hover .dot,.timeline a:focus-visible .dot{stroke-width:16}
.timeline figcaption{display:flex;justify-content:space-between;gap:1rem;margin:.2rem 0 0 1.8rem;font-size:.78rem;color:var(--soft);border-top:1px solid var(--line);padding-top:.2rem}
.day{white-space:nowrap}
.lineage{background:var(--card);border:1px solid var(--line);border-left:3px solid var(--c);border-radius:8px;padding:.8rem 1rem}
.lineage>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem .5rem;margin-bottom:.35rem}
.tree li{position:relative;padding:.3rem 0 .3rem 0}
.tree .d1{padding-left:1.5rem}.tree .d2{padding-left:3rem}.tree .d3{padding-left:4.5rem}.tree .d4{padding-left:6rem}
.tree li:not(.d0)::before{content:"";position:absolute;width:.7rem;height:1.05rem;margin-left:-1.05rem;top:0;border:solid var(--c);border-width:0 0 1px 1px;border-bottom-left-radius:6px;opacity:.7}
.article>a,.article{text-decoration:none}.article>a{color:inherit}.article>a:hover .title{text-decoration:underline}
.article .title{font-family:var(--serif);color:var(--soft)}.agency{white-space:nowrap}.agency::before{content:"· "}
.link>summary,.also>summary{position:relative;width:fit-content;max-width:100%;padding:.15rem 0 .15rem 1.05rem;font-size:.88rem;color:var(--accent)}
.link>summary::before,.also>summary::before{content:"";position:absolute;left:.15rem;top:.65em;width:.36rem;height:.36rem;border:solid currentColor;border-width:0 1.5px 1.5px 0;transform:rotate(-45deg);transition:transform .15s}
.link[open]>summary::before,.also[open]>summary::before{transform:rotate(45deg)}
.also>summary{color:var(--soft)}.disputes+.also>.disputes{margin-top:.6rem}
.link .chip{margin-right:.15rem}.score{color:var(--soft);white-space:nowrap;margin:0 .35rem}.score svg{vertical-align:.08em;margin-right:.2rem}.track{fill:var(--line)}.fill{fill:var(--accent)}
.links li{padding:.25rem 0}
.evidence{border-collapse:collapse;width:100%;margin:.4rem 0 .6rem;font-size:.92rem;table-layout:fixed;background:var(--paper);border-radius:6px}
.evidence th{font:600 .8rem var(--sans);color:var(--soft);text-align:start}.evidence th,.evidence td{padding:.5rem .75rem;vertical-align:top;border-bottom:1px solid var(--line)}
.evidence tr:last-child td{border-bottom:0}.evidence td{font-family:var(--serif)}.evidence td+td,.evidence th+th{border-left:1px solid var(--line)}
.evidence .words{text-decoration:none}.evidence .words:hover{text-decoration:underline dotted}
.new{font-style:normal;color:var(--warn)}.same{font-weight:600;background:var(--wash);border-radius:3px;padding:0 .1em}
.kindtag{font-size:.76rem;color:var(--soft);border:1px solid var(--line);border-radius:99px;padding:.05rem .55rem;white-space:nowrap;align-self:start;margin-top:.15rem}
.disputes{display:grid;gap:1rem}
.dispute{background:var(--card);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.dispute>header{padding:.8rem 1rem .7rem;display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline;background:var(--warnwash)}
.dispute .kindtag{color:var(--warn);border-color:currentColor}.dispute h4{flex:1 1 12rem}.dispute>header .support{flex:1 0 100%}
.sides{display:flex;flex-wrap:wrap;gap:1px;background:var(--line);border-top:1px solid var(--line)}
.side{flex:1 1 13rem;padding:.8rem 1rem;background:var(--card)}
.value{font:600 1.3rem/1.25 var(--serif);margin:0 0 .2rem;font-variant-numeric:lining-nums}
.value.long{font-size:1.02rem;font-weight:500;line-height:1.4}
.dispute>.also{padding:.3rem 1rem .6rem;border-top:1px solid var(--line)}
.mentions li{padding:.4rem 0 .1rem;font-size:.93rem}.mentions cite{font-style:normal;font-weight:600;font-size:.84rem}
.mentions q{display:block;quotes:none;font-family:var(--serif);color:var(--soft);line-height:1.45}.mentions q .words,.mentions q b{color:var(--ink);font-weight:400}
.facts,.utterances{border-top:1px solid var(--line)}
.fact,.utterance{border-bottom:1px solid var(--line)}
.fact>summary{display:flex;flex-wrap:wrap;gap:.1rem .95rem;padding:.6rem .2rem .65rem;align-items:baseline}
.fact>summary:hover,.utterance>summary:hover{background:var(--wash)}
.fact .what b{font-weight:600}.fact .what{flex:1 0 100%;font-family:var(--serif);font-size:1.05rem;line-height:1.4}.fact .kindtag{border:0;padding:0;font-size:.84rem;margin:0}
.fact[open],.utterance[open]{background:var(--card)}.fact>:not(summary){margin:0 0 .7rem;padding:0 .2rem 0 1rem}
.utterance>summary{padding:.7rem .2rem;display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;align-items:baseline}
.utterance blockquote{grid-column:1/-1;margin:0;font:italic 1.05rem/1.45 var(--serif)}.utterance>:not(summary){margin-left:1rem}
.utterance blockquote::before{content:"“"}.utterance blockquote::after{content:"”"}
.said{margin:.9rem 0 .2rem;font:600 .82rem var(--sans);color:var(--soft)}
.by{font-size:.88rem;color:var(--soft)}.by b{color:var(--ink)}.by .or,.split .by b{color:var(--warn)}
@media (max-width:44rem){.utterance>summary{grid-template-columns:1fr}
.tree .d1{padding-left:1.2rem}.tree .d2{padding-left:2rem}.tree .d3,.tree .d4{padding-left:2.6rem}
.evidence thead{display:none}.evidence tr,.evidence td{display:block}.evidence td+td{border-left:0}.evidence td::before{content:attr(data-label);display:block;font:600 .78rem var(--sans);color:var(--soft)}.evidence tr{border-bottom:2px solid var(--line)}}
`;
