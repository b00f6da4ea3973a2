/** Styles of a story: its two-minute head, facts, disagreements, utterances. */
export const STORY_STYLE = `
.story{content-visibility:auto;contain-intrinsic-size:auto 70rem;padding-top:.8rem}
.story+.story{margin-top:3rem;padding-top:2rem;border-top:3px double var(--line)}
.tally{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem 1.25rem;margin:.45rem 0 .1rem}
.support{display:inline-flex;flex-wrap:wrap;gap:.1rem .95rem;font-size:.84rem;color:var(--soft);font-variant-numeric:tabular-nums lining-nums}
.support b{color:var(--ink);font-weight:650}.support .lin b{color:var(--accent)}
.tally .support{font-size:.95rem}
.origins{font-size:.9rem;margin:.25rem 0}
.beads{display:inline-flex;flex-wrap:wrap;gap:.35rem}.beads span{display:inline-flex;gap:1px;padding:2px;border-radius:99px;background:color-mix(in srgb,var(--c) 18%,transparent)}
.beads i{width:0;height:0;box-sizing:content-box;border-radius:50%;border:.3rem solid var(--c)}
.c0{--c:var(--c0)}.c1{--c:var(--c1)}.c2{--c:var(--c2)}.c3{--c:var(--c3)}.c4{--c:var(--c4)}.c5{--c:var(--c5)}.c6{--c:var(--c6)}.c7{--c:var(--c7)}
.chip{display:inline-block;min-width:1.35rem;padding:0 .3rem;margin-right:.4rem;border-radius:99px;border:1px solid color-mix(in srgb,var(--c) 45%,transparent);color:var(--c);font:650 .74rem/1.2rem var(--sans);text-align:center}
.onetext{font:500 1.02rem/1.4 var(--serif);margin:.3rem 0}
.brief{border:1px solid var(--line);border-radius:10px;background:var(--card);margin:.7rem 0 .6rem;overflow:hidden}
.brief h3{font:650 .8rem/1.3 var(--sans);color:var(--soft);margin:0 0 .25rem;letter-spacing:.02em}.brief h3 small{font-weight:400}
.brief section{padding:.6rem .95rem .5rem}
.brief li{padding:.18rem 0;line-height:1.32}
.best li{display:grid;grid-template-columns:2.5rem 1fr;gap:.5rem;align-items:start}.best .said{font:inherit;margin:0;color:inherit}
.best .said>a,.best .said>span:first-child{font:500 1.02rem/1.3 var(--serif);color:var(--ink);text-decoration:none;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.best a:hover,.two a:hover{text-decoration:underline}
.best .support{font-size:.78rem}
.pip{display:inline-block;min-width:1.9rem;text-align:center;border:1.5px solid var(--accent);border-radius:7px;color:var(--accent);font:650 1.05rem/1.6rem var(--serif);font-variant-numeric:lining-nums;padding:0 .25rem;white-space:nowrap}
.pip.maybe{border-style:dashed;font-size:.86rem;padding:0 .1rem}.pip.one{border-color:var(--line);color:var(--soft)}
.two{display:grid;grid-template-columns:1fr 1fr;border-top:1px solid var(--line)}.two section+section{border-left:1px solid var(--line)}
.two li{font-size:.92rem;font-family:var(--serif)}.two li .fine,.two li.fine,.sidesline{font-family:var(--sans)}.two a{color:var(--ink);text-decoration:none}.two li>a,.two li>span:first-child{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}.two .fine a{font-family:inherit;color:var(--accent);text-decoration:underline}
.warned h3{color:var(--warn)}.sidesline{display:block;font-size:.88rem}.sidesline .or{color:var(--warn)}
.parts{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;align-items:center;font-size:.88rem}.parts a{text-decoration:none;padding:.15rem 0}.parts a:hover{text-decoration:underline}.parts a span{color:var(--soft);font-variant-numeric:tabular-nums}
.tools{display:inline-flex;gap:.35rem;margin-left:auto}
.keys{display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;margin:.8rem 0}.keys dt{display:inline;color:var(--soft);font-size:.86rem;margin-right:.4rem}.keys dd{display:inline;margin:0}
.summary{border-left:2px solid var(--line);padding-left:1rem;margin:1rem 0;font-family:var(--serif);max-width:42rem}.summary .fine{font-family:var(--sans);white-space:nowrap}
h4{margin:1.4rem 0 .4rem}.dispute h4{margin:0}
.row{position:relative}
.perma{position:absolute;right:0;top:.35rem;width:1.75rem;height:1.75rem;line-height:1.75rem;text-align:center;color:var(--soft);text-decoration:none;border-radius:6px;opacity:.55}
.row:hover>.perma,.perma:focus-visible{opacity:1;background:var(--wash)}
.copy{position:absolute;right:1.9rem;top:.35rem;opacity:0}.row:hover>.copy,.copy:focus-visible,.row:focus-within>.copy{opacity:1}
@media (hover:none){.copy{opacity:1}}
.row:target>details,.row:target>.sides,.row:target>header{box-shadow:inset 3px 0 0 var(--accent)}
.kindtag{font-size:.76rem;color:var(--soft);border:1px solid var(--line);border-radius:99px;padding:.05rem .55rem;white-space:nowrap;align-self:start;margin-top:.15rem}
.disputes{display:grid;gap:1rem}
.dispute{background:var(--card);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.dispute>header{padding:.8rem 4.6rem .7rem 1rem;display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline;background:var(--warnwash)}
.dispute .kindtag{color:var(--warn);border-color:currentColor}.dispute h4{flex:1 1 12rem}.dispute>header .support{flex:1 0 100%}
.sides{display:flex;flex-wrap:wrap;gap:1px;background:var(--line);border-top:1px solid var(--line)}
.side{flex:1 1 13rem;padding:.8rem 1rem;background:var(--card)}
.value{font:600 1.3rem/1.25 var(--serif);margin:0 0 .2rem;font-variant-numeric:lining-nums}
.value.long{font-size:1.02rem;font-weight:500;line-height:1.4}
.dispute>.also,.dispute>.silent{padding:.3rem 1rem .6rem;border-top:1px solid var(--line);margin:0}
.mentions li{padding:.4rem 0 .1rem;font-size:.93rem}.mentions cite{font-style:normal;font-weight:600;font-size:.84rem}
.mentions q{display:block;quotes:none;font-family:var(--serif);color:var(--soft);line-height:1.45}.mentions q .words,.mentions q b{color:var(--ink);font-weight:400}
.silent{font-size:.86rem;color:var(--soft)}
.facts,.utterances{border-top:1px solid var(--line)}.also>.facts,.also>.utterances{border-top:0}
.fact,.utterance{border-bottom:1px solid var(--line)}
.fact summary{display:grid;grid-template-columns:2.5rem 1fr auto;gap:.05rem .7rem;padding:.55rem 4.6rem .6rem .2rem;align-items:baseline}
.fact summary .pip{grid-row:1/3;align-self:start}.fact .what{grid-column:2/4}.fact summary .support{grid-column:2}
.fact summary:hover,.utterance summary:hover{background:var(--wash)}
.fact .what b{font-weight:600}.fact .what{font-family:var(--serif);font-size:1.05rem;line-height:1.4}.fact .kindtag{border:0;padding:0;font-size:.8rem;margin:0}
.fact>[open],.utterance>[open]{background:var(--card)}.inside{margin:0 0 .7rem;padding:0 .2rem 0 3rem}.utterance .inside{padding-left:1rem}
.utterance summary{padding:.7rem 4.6rem .7rem .2rem;display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;align-items:baseline}
.utterance blockquote{grid-column:1/-1;margin:0;font:italic 1.05rem/1.45 var(--serif)}
.utterance blockquote::before{content:"“"}.utterance blockquote::after{content:"”"}
.said{margin:.9rem 0 .2rem;font:600 .82rem var(--sans);color:var(--soft)}
.by{font-size:.88rem;color:var(--soft)}.by b{color:var(--ink)}.by .or,.split .by b{color:var(--warn)}
.also>summary,.link>summary,.single>details>summary{position:relative}
.also>summary{width:fit-content;max-width:100%;padding:.3rem 0 .3rem 1.05rem;font-size:.88rem;color:var(--soft)}
.also>summary::before,.link>summary::before,.single>details>summary::before{content:"";position:absolute;left:.15rem;top:.8em;width:.36rem;height:.36rem;border:solid currentColor;border-width:0 1.5px 1.5px 0;transform:rotate(-45deg)}
.also[open]>summary::before,.link[open]>summary::before,.single>[open]>summary::before{transform:rotate(45deg)}
.disputes+.also>.disputes{margin-top:.6rem}
@media (max-width:44rem){.two{grid-template-columns:1fr}.two section+section{border-left:0;border-top:1px solid var(--line)}.utterance summary{grid-template-columns:1fr}
.fact summary,.utterance summary,.dispute>header{padding-right:2.2rem}.copy{top:auto;bottom:.35rem;right:.2rem}.inside{padding-left:.6rem}.tools{margin-left:0}}
`;
