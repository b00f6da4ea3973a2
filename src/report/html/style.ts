import { READER_STYLE } from "./style-reader.ts";
import { STORY_STYLE } from "./style-story.ts";

const BASE_STYLE = `
:root{color-scheme:light dark;
--paper:#faf8f3;--card:#fffefb;--ink:#1f1c18;--soft:#6a645a;--line:#e3ddd0;--accent:#1d5a6c;--wash:#eef4f4;--warn:#9c3d16;--warnwash:#fbf0e8;--mark:#ffe9a8;
--c0:#1d6a7d;--c1:#b0591c;--c2:#6b4a9e;--c3:#3f7a34;--c4:#a83a5b;--c5:#4d62a8;--c6:#84701b;--c7:#5d6670;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","Noto Serif",Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{
--paper:#15171a;--card:#1c1f23;--ink:#e9e4da;--soft:#a29b8e;--line:#32363b;--accent:#86c3d1;--wash:#1b2a2e;--warn:#f0a271;--warnwash:#2c211a;--mark:#5c4a12;
--c0:#6bb8cb;--c1:#e59a5f;--c2:#b59be0;--c3:#8ec482;--c4:#e58aa5;--c5:#9db0ec;--c6:#cfb85c;--c7:#a8b1bb}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 var(--sans);overflow-wrap:anywhere}
.page{max-width:54rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1,h2,h3,h4{font-family:var(--serif);font-weight:600;line-height:1.22;margin:0;text-wrap:balance}
h1{font-size:clamp(1.9rem,1.4rem + 2.2vw,2.7rem);letter-spacing:-.01em}
h2{font-size:clamp(1.4rem,1.2rem + 1vw,1.85rem)}
h3,.minor{font-size:1.15rem;margin:2.25rem 0 .75rem}
h4{font-size:1.02rem}
h2 small,h3 small,h4 small{font:400 .82rem/1.4 var(--sans);color:var(--soft);margin-left:.45rem}
p{margin:.5rem 0}ul,ol{margin:0;padding:0;list-style:none}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
a:focus-visible,summary:focus-visible,input:focus-visible,.reader:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
.words{color:inherit;text-decoration:underline dotted var(--accent)}
.words:hover{background:var(--wash)}
.fine,.more{color:var(--soft);font-size:.86rem}
.eyebrow{font-size:.8rem;color:var(--soft);margin:0 0 .3rem;letter-spacing:.02em}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
code{font:.84em ui-monospace,"SF Mono",Menlo,Consolas,monospace;background:var(--wash);padding:.1em .4em;border-radius:4px}
summary{cursor:pointer;list-style:none}summary::-webkit-details-marker{display:none}
.masthead{padding-bottom:1.5rem}
.wordmark{display:flex;align-items:center;gap:.5rem;font-weight:600;font-size:.95rem;margin:0 0 1.5rem;letter-spacing:.01em}
.wordmark circle{fill:none;stroke:var(--accent);stroke-width:1.6}.wordmark circle:first-child{fill:var(--accent);fill-opacity:.25}
.promise{font-family:var(--serif);font-size:1.12rem;max-width:40rem;margin:.9rem 0 1.5rem;color:var(--soft)}.promise strong{color:var(--ink);font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);margin:0;border-block:1px solid var(--line)}
.tiles div{padding:.8rem 0 .9rem;display:flex;flex-direction:column-reverse}
.tiles div+div{border-left:1px solid var(--line);padding-left:1.1rem}
.tiles dt{color:var(--soft);font-size:.86rem}.tiles dd{margin:0;font:600 1.9rem/1.1 var(--serif);font-variant-numeric:lining-nums}
.toc{margin:0 0 1rem}
.toc li a{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;align-items:center;padding:.7rem 0;border-bottom:1px solid var(--line);text-decoration:none;color:inherit}
.toc li a:hover .name{text-decoration:underline;text-decoration-thickness:1px}
.toc .name{font:600 1.02rem/1.35 var(--serif)}.toc .fine{grid-column:1/-1}
.warn{color:var(--warn)}
.filter{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;padding:.25rem 0 .75rem;font-size:.88rem;color:var(--soft)}.filter[hidden]{display:none}
.filter input[type=search]{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.35rem .6rem;width:14rem;max-width:100%;margin-left:.35rem}
.filter input[type=checkbox]{accent-color:var(--accent);vertical-align:-.1em}
.singles,.messages,.legend{margin-top:3rem;padding-top:1.5rem;border-top:1px solid var(--line)}
.singles h2,.messages h2,.legend h2{font-size:1.3rem}
.singles li,.messages li{padding:.45rem 0;border-bottom:1px solid var(--line)}
.messages .error code{background:var(--warnwash);color:var(--warn)}
.legend dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem 2rem;font-size:.92rem;margin:.8rem 0}
.legend dt{font-weight:600}.legend dd{margin:0;color:var(--soft)}
.empty{font-family:var(--serif);font-size:1.1rem;color:var(--soft);padding:2rem 0}
[hidden]{display:none!important}
@media (max-width:34rem){.tiles{grid-template-columns:1fr 1fr}.tiles div:nth-child(3){border-left:0;padding-left:0}.tiles div:nth-child(n+3){border-top:1px solid var(--line)}}
`;

const PRINT_STYLE = `
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--wash:#fff}
body{font-size:10.5pt}.page{max-width:none;margin:0;padding:0}.filter,.skip{display:none!important}
.reader{position:static;width:auto;border:0;overflow:visible}.story,.dispute,.lineage{break-inside:avoid-page}.story,.doc{break-inside:auto;content-visibility:visible}
details::details-content{content-visibility:visible;display:block}}
`;

/** The whole style sheet of a page; its hash stands in the page's content security policy. */
export const STYLE = BASE_STYLE + STORY_STYLE + READER_STYLE + PRINT_STYLE;
