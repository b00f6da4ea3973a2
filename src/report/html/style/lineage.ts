/** Styles of lineages: trees, the timeline, texts side by side, tables of evidence. */
export const LINEAGE_STYLE = `
.lineages{display:grid;gap:.75rem}
.lineage{background:var(--card);border:1px solid var(--line);border-left:3px solid var(--c);border-radius:8px;padding:.8rem 1rem}
.lineage>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem .5rem;margin-bottom:.35rem}
.lone{border:1px solid var(--line);border-radius:8px;padding:.6rem 1rem;margin-top:.75rem;background:var(--card)}.lone ul{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin-top:.2rem}.lone a{color:inherit;text-decoration:none}.lone a:hover{text-decoration:underline}
.day{white-space:nowrap}
.tree li{position:relative;padding:.35rem 0}
.tree .d1{padding-left:1.5rem}.tree .d2{padding-left:3rem}.tree .d3{padding-left:4.5rem}.tree .d4{padding-left:6rem}
.tree li:not(.d0):not(.beside)::before{content:"";position:absolute;width:.7rem;height:1.05rem;margin-left:-1.05rem;top:0;border:solid var(--c);border-width:0 0 1px 1px;border-bottom-left-radius:6px;opacity:.7}
.article>a,.article{text-decoration:none}.article>a{color:inherit}.article>a:hover .title{text-decoration:underline}
.article .title{font-family:var(--serif);color:var(--soft)}.agency{white-space:nowrap}.agency::before{content:"· "}
.link>summary{width:fit-content;max-width:100%;padding:.25rem 2.2rem .25rem 1.05rem;font-size:.88rem;color:var(--accent)}
.linkrow>.perma{top:0}.linkrow>.copy{top:0}.share{color:var(--ink);font-weight:650}
.link .chip{margin-right:.15rem}.score{color:var(--soft);white-space:nowrap;margin:0 .35rem}
.links li{padding:.15rem 0}
.evidence{border-collapse:collapse;width:100%;margin:.4rem 0 .6rem;font-size:.92rem;table-layout:fixed;background:var(--paper);border-radius:6px}
.evidence th{font:600 .8rem var(--sans);color:var(--soft);text-align:start}.evidence th .fine{font-weight:400}.evidence th,.evidence td{padding:.5rem .75rem;vertical-align:top;border-bottom:1px solid var(--line)}
.evidence tr:last-child td{border-bottom:0}.evidence td{font-family:var(--serif)}.evidence td+td,.evidence th+th{border-left:1px solid var(--line)}
.evidence .words{text-decoration:none}.evidence .words:hover{text-decoration:underline dotted}
.new{font-style:normal;color:var(--warn)}.same{font-weight:600;background:var(--wash);border-radius:3px;padding:0 .1em}
.timeline{margin:0 0 1rem}.timeline svg{display:block;width:100%;min-width:40rem;height:auto;font:12px var(--sans);overflow:visible}
.timeline text{fill:var(--ink)}.timeline .tick,.timeline .share{fill:var(--soft);font-size:11px;font-weight:400}
.grid{stroke:var(--line);stroke-width:1}.cut{stroke:var(--soft);fill:none}
.coverage rect{fill:var(--line)}.coverage text{fill:var(--soft);font-size:10.5px}
.edge .line{fill:none;stroke:var(--c);stroke-width:1.4;opacity:.8}.edge.unsure .line{stroke-dasharray:3 4}.edge .head{fill:var(--c)}
.dot{fill:var(--c);fill-opacity:.85;stroke:var(--card);stroke-width:1}.dot.hollow{fill:none;stroke:var(--c);stroke-width:2}
.timeline a:hover text,.timeline a:focus-visible text{text-decoration:underline}.timeline a:focus-visible .dot{stroke:var(--ink);stroke-width:2}
.timeline figcaption{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;margin:.3rem 0 0;font-size:.78rem;color:var(--soft)}
.witnesses{background:var(--card);border:1px solid var(--line);border-left:3px solid var(--c);border-radius:8px;padding:.8rem 1rem;margin-bottom:.75rem}
.witnesses>header{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .4rem}.basebox{max-width:16rem;font-weight:600}
.names{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.1rem 1.3rem;font-size:.88rem;margin:.3rem 0 .5rem}.names a{color:inherit}.no{color:var(--soft);font-variant-numeric:tabular-nums}
.wrow summary,.whead{display:flex;gap:.8rem;align-items:flex-start;padding:.24rem 0;border-top:1px solid var(--line)}.whead{color:var(--soft);font-size:.8rem;border-top:0}
.wtext{flex:1;font-family:var(--serif);font-size:.98rem;line-height:1.4}.whead .wtext{font:inherit}.wrow summary:hover .wtext{text-decoration:underline dotted var(--accent)}
.cells{display:inline-flex;gap:2px;flex:none}
.cell{display:inline-block;width:1.4rem;height:1.4rem;font:600 .84rem/1.3rem var(--sans);text-align:center;border:1px solid transparent;border-radius:4px}
.cell.same{color:var(--c,var(--c0));border-color:currentColor;background:color-mix(in srgb,currentColor 16%,transparent)}.cell.changed{color:var(--warn);border-color:currentColor;background:var(--warnwash)}.cell.dropped{color:var(--soft);border:1px dotted var(--soft)}.cell.no{font-weight:400;border-color:transparent}
.keyline{display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:center;font-size:.84rem;color:var(--soft);margin:.2rem 0 .6rem}.keyline .cell{--c:var(--c0)}
.renderings{padding:.2rem 0 .6rem 1rem;border-left:2px solid var(--line);margin:0 0 .3rem}.renderings li{padding:.15rem 0;font-size:.93rem}.renderings cite{font-style:normal;font-weight:600;font-size:.84rem}.renderings q{quotes:none;font-family:var(--serif)}.renderings q .words{text-decoration:none}
.equal{border-top:1px solid var(--line)}
@media (max-width:44rem){.tree .d1{padding-left:1.2rem}.tree .d2{padding-left:2rem}.tree .d3,.tree .d4{padding-left:2.6rem}
.wrow summary,.whead{flex-wrap:wrap}.wtext{flex:1 0 100%}
.evidence thead{display:none}.evidence tr,.evidence td{display:block}.evidence td+td{border-left:0}.evidence td::before{content:attr(data-label);display:block;font:600 .78rem var(--sans);color:var(--soft)}.evidence tr{border-bottom:2px solid var(--line)}}
`;
