import { LINEAGE_STYLE } from "./lineage.ts";
import { PRINT_STYLE } from "./print.ts";
import { READER_STYLE } from "./reader.ts";
import { STORY_STYLE } from "./story.ts";

const BASE_STYLE = `
:root{color-scheme:light dark;
--paper:#faf8f3;--card:#fffefb;--ink:#1f1c18;--soft:#645e54;--line:#e3ddd0;--accent:#1d5a6c;--wash:#eef4f4;--warn:#963a14;--warnwash:#fbf0e8;--mark:#ffe9a8;--found:#ffd76a;
--c0:#1d6a7d;--c1:#a5521a;--c2:#6b4a9e;--c3:#3a7130;--c4:#a83a5b;--c5:#4d62a8;--c6:#776418;--c7:#5d6670;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","Noto Serif",Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{
--paper:#15171a;--card:#1c1f23;--ink:#e9e4da;--soft:#aaa396;--line:#32363b;--accent:#86c3d1;--wash:#1b2a2e;--warn:#f0a271;--warnwash:#2c211a;--mark:#5c4a12;--found:#6e5a10;
--c0:#6bb8cb;--c1:#e59a5f;--c2:#b59be0;--c3:#8ec482;--c4:#e58aa5;--c5:#9db0ec;--c6:#cfb85c;--c7:#a8b1bb}}
*{box-sizing:border-box}
html{scroll-padding-top:3.8rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 var(--sans);overflow-wrap:anywhere}
.page{max-width:54rem;margin:0 auto;padding:0 1.25rem 4rem}
h1,h2,h3,h4{font-family:var(--serif);font-weight:600;line-height:1.22;margin:0;text-wrap:balance}
h1{font-size:1rem}
h2{font-size:clamp(1.35rem,1.15rem + .8vw,1.6rem)}
h3,.minor{font-size:1.2rem;margin:2.6rem 0 .7rem}
h4{font-size:1.02rem}
h2 small,h3 small,h4 small{font:400 .82rem/1.4 var(--sans);color:var(--soft);margin-left:.45rem}
p{margin:.5rem 0}ul,ol{margin:0;padding:0;list-style:none}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
a:focus-visible,summary:focus-visible,input:focus-visible,select:focus-visible,button:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
button{font:inherit;font-size:.84rem;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.2rem .65rem;min-height:1.75rem;cursor:pointer}
button:hover{border-color:var(--accent);color:var(--accent)}button:disabled{opacity:.45;cursor:default}
.words{color:inherit;text-decoration:underline dotted var(--accent)}
.words:hover{background:var(--wash)}
.fine,.more{color:var(--soft);font-size:.86rem}
.eyebrow{font-size:.84rem;color:var(--soft);margin:0 0 .2rem;letter-spacing:.02em}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
code{font:.84em ui-monospace,"SF Mono",Menlo,Consolas,monospace;background:var(--wash);padding:.1em .4em;border-radius:4px}
summary{cursor:pointer;list-style:none}summary::-webkit-details-marker{display:none}
.masthead{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.25rem;padding:.8rem 0 .3rem}
.wordmark{display:flex;align-items:center;gap:.45rem;font-weight:600;font-size:.9rem;margin:0;letter-spacing:.01em}.wordmark a{color:inherit;text-decoration:none}
.wordmark svg{display:block}.wordmark circle{fill:none;stroke:var(--accent);stroke-width:1.6}.wordmark circle:first-child{fill:var(--accent);fill-opacity:.25}
.masthead h1{font-variant-numeric:lining-nums}
.promise{flex:1 0 100%;font-size:.88rem;margin:0;color:var(--soft)}.promise strong{color:var(--ink);font-weight:600}
.bars{position:sticky;top:0;z-index:5;background:var(--paper);padding:.4rem 0;border-bottom:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:center}.find{flex:1}.facetbox[open]{flex:1 0 100%}
.find{display:flex;gap:.4rem;align-items:center;font-size:.88rem;color:var(--soft)}
.find label{display:flex;flex:1;min-width:0;max-width:24rem;align-items:center;gap:.5rem}.find input{flex:1}
.find button{min-width:2rem;padding:.2rem .4rem}.find output{white-space:nowrap;font-variant-numeric:tabular-nums}
input[type=search],input[type=date],select{font:inherit;font-size:.88rem;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.3rem .55rem;min-height:1.9rem;min-width:0;max-width:100%}
input[type=checkbox]{accent-color:var(--accent);vertical-align:-.1em}
.facets fieldset{display:flex;flex-wrap:wrap;gap:.5rem 1rem;border:0;margin:0;padding:.5rem 0 .2rem;font-size:.84rem;color:var(--soft)}
.facets label{display:flex;gap:.4rem;align-items:center}.facets select{width:9.5rem}
.facetbox summary{font-size:.84rem;color:var(--soft);padding:.2rem 0;width:fit-content;min-height:1.6rem}
.facetbox summary::after{content:" ▾"}.facetbox[open] summary::after{content:" ▴"}
.toc{margin:.2rem 0 0}
.toc li a{display:grid;grid-template-columns:1fr auto auto;gap:.1rem 1rem;align-items:center;padding:.34rem 0;border-bottom:1px solid var(--line);text-decoration:none;color:inherit}
.toc li a:hover .name{text-decoration:underline;text-decoration-thickness:1px}
.toc .name{font:600 .98rem/1.3 var(--serif);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.toc li .fine{white-space:nowrap;font-size:.8rem}
.warn{color:var(--warn)}
.filter{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;padding:.6rem 0 .5rem;font-size:.88rem;color:var(--soft)}
.filter input[type=search]{width:18rem;margin-left:.35rem}
.singles,.messages,.legend,.sources,.record{margin-top:3rem;padding-top:1.4rem;border-top:1px solid var(--line)}
.singles h2,.messages h2,.legend h2,.sources h2,.record h2{font-size:1.3rem}
.singles>ul>li,.messages li{padding:.45rem 0;border-bottom:1px solid var(--line)}
.single>details>summary{padding:.2rem 0 .2rem 1.05rem;position:relative;min-height:1.7rem}
.single .facts,.single .utterances{margin:.4rem 0 .4rem 1.05rem}.single h3{font-size:.95rem;margin:.8rem 0 .2rem 1.05rem}
.messages .error code{background:var(--warnwash);color:var(--warn)}
.legend dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem 2rem;font-size:.92rem;margin:.8rem 0}
.legend dt{font-weight:600}.legend dd{margin:0;color:var(--soft)}
.plain{border-collapse:collapse;width:100%;font-size:.9rem;margin:.6rem 0}.plain th{font-weight:600;text-align:start;color:var(--soft);font-size:.8rem}
.plain th,.plain td{padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}.plain .num{text-align:end;font-variant-numeric:tabular-nums}
.hash{font:.76rem ui-monospace,"SF Mono",Menlo,Consolas,monospace;color:var(--soft)}
.scroll{overflow-x:auto}
.stories li{padding:.7rem 0;border-bottom:1px solid var(--line)}.stories .name{font:600 1.05rem/1.3 var(--serif)}.stories p{margin:.15rem 0}
.stories .top{font-family:var(--serif);color:var(--soft)}
.empty{font-family:var(--serif);font-size:1.1rem;color:var(--soft);padding:2rem 0}
.back{position:fixed;inset:auto 1rem 1rem auto;z-index:8;min-height:2.75rem;padding:.5rem 1.1rem;border-radius:99px;background:var(--accent);color:var(--paper);border:0;box-shadow:0 2px 10px #0004}
.back:hover{color:var(--paper)}
::highlight(found){background:var(--found);color:inherit}::highlight(found-now){background:var(--warn);color:var(--paper)}
[hidden]{display:none!important}
@media (max-width:44rem){.toc li a{grid-template-columns:1fr}.toc .name{white-space:normal}.toc .beads{display:none}.find label span{display:none}.find output{font-size:.8rem}}
`;

/** The whole style sheet of a page; its hash stands in the page's content security policy. */
export const STYLE = BASE_STYLE + STORY_STYLE + LINEAGE_STYLE + READER_STYLE + PRINT_STYLE;
