/** Styles of the articles themselves: below the stories on narrow screens and paper, beside them on wide screens. */
export const READER_STYLE = `
.reader{max-width:54rem;margin:0 auto;padding:1rem 1.25rem 4rem}
.reader>h2{font-size:1.2rem;padding:1.2rem 0 .4rem;border-top:3px double var(--line)}
.reader>h2 small{display:block;margin:.2rem 0 0}
.marks{border:0;margin:0 0 .8rem;padding:.2rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.82rem;color:var(--soft)}.marks label{display:inline-flex;align-items:center;gap:.3rem;min-height:1.6rem}
.marks input{width:1rem;height:1rem;margin:0}
.doc{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:1.25rem 1.4rem;margin-bottom:1rem;content-visibility:auto;contain-intrinsic-size:auto 40rem}
.doc:target,.doc:has(:target){border-color:var(--accent)}
.doc h3{margin:0 0 .3rem;font-size:1.2rem}.doc .fine{margin:.1rem 0}.path{font-size:.78rem}
.text{white-space:pre-wrap;font-family:var(--serif);font-size:1.02rem;line-height:1.6;margin-top:.9rem}
.aside{color:var(--soft);background:repeating-linear-gradient(-45deg,transparent 0 6px,color-mix(in srgb,var(--line) 80%,transparent) 6px 7px);font-size:.92em}
.aside .tag{font:600 .7rem var(--sans);color:var(--ink);background:var(--line);border-radius:99px;padding:.1em .6em;margin-right:.5em;white-space:nowrap}
.q{border-bottom:1px solid color-mix(in srgb,var(--accent) 55%,transparent);background:color-mix(in srgb,var(--wash) 60%,transparent)}
.credit{font-weight:600;color:var(--c1)}
.e-person,.e-body,.e-place,.n,.t{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.2em;text-decoration-skip-ink:none}
.e-person{text-decoration-color:color-mix(in srgb,var(--c4) 60%,transparent)}.e-body{text-decoration-color:color-mix(in srgb,var(--c2) 60%,transparent)}.e-place{text-decoration-color:color-mix(in srgb,var(--c3) 60%,transparent)}
.n{text-decoration-style:dotted;text-decoration-color:var(--c1)}.t{text-decoration-style:dashed;text-decoration-color:var(--c5)}
.reader:has(#show-q:not(:checked)) .text .q{border:0;background:none}
.reader:has(#show-e-person:not(:checked)) .text .e-person,.reader:has(#show-e-body:not(:checked)) .text .e-body,.reader:has(#show-e-place:not(:checked)) .text .e-place,.reader:has(#show-n:not(:checked)) .text .n,.reader:has(#show-t:not(:checked)) .text .t{text-decoration:none}
mark{background:none;color:inherit;outline:none;scroll-margin:30vh 0}
mark:target,mark.on{background:var(--mark);border-radius:3px;box-shadow:0 0 0 3px var(--mark)}
.reasons{list-style:decimal;padding-left:1.4rem}.reasons li{padding:.1rem 0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));margin:1rem 0;border-block:1px solid var(--line)}
.tiles div{padding:.6rem 1rem .7rem 0;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.tiles dt{color:var(--soft);font-size:.84rem}.tiles dd{margin:0;font:600 1.4rem/1.15 var(--serif);font-variant-numeric:lining-nums}
.aligned{background:var(--card);border:1px solid var(--line);font-size:1rem}.aligned th .fine{font-weight:400;display:block}
.masked{color:var(--soft);background:repeating-linear-gradient(-45deg,transparent 0 5px,color-mix(in srgb,var(--c2) 22%,transparent) 5px 6px);border-radius:3px}
.page.wide,.texts{max-width:72rem;margin:0 auto}.page.wide{padding-bottom:1rem}.texts{padding:0 1.25rem 4rem}.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:1rem;align-items:start;margin-top:1rem}
@media screen and (min-width:48rem){.pair.tied .text{max-height:78vh;overflow:auto;overscroll-behavior:contain;padding-right:.5rem}.pair.tied .doc{content-visibility:visible}}
@media screen and (min-width:80rem){
.page:not(.wide){margin:0 0 0 max(1rem,calc((100vw - 100rem)/2));width:calc(58vw - 2rem);max-width:58rem;padding-right:2rem}
.page.bare{width:auto;max-width:64rem;margin:0 auto}
.reader{position:fixed;inset:0 0 0 auto;width:42vw;max-width:none;overflow:auto;padding:0 1.75rem 50vh;border-left:1px solid var(--line);background:color-mix(in srgb,var(--paper) 60%,var(--line) 22%);overscroll-behavior:contain}
.reader>h2{border-top:0}.back{display:none}}
`;
