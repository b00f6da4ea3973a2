/**
 * On paper the report is what is open: closed lists stay closed, the articles come along only when asked for (a box in the
 * reader). Marks are borders and signs, so that they show without background graphics.
 */
export const PRINT_STYLE = `
@page{margin:14mm}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--wash:#fff;--warn:#7a2d0c;--warnwash:#fff;--accent:#0d4453;
--c0:#0f5566;--c1:#8a4212;--c2:#563a85;--c3:#2f5f27;--c4:#8c2c49;--c5:#3c4f8d;--c6:#64540f;--c7:#454d55}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:9.5pt;line-height:1.35}.page,.page:not(.wide){max-width:none;width:auto;margin:0;padding:0}
.bars,.skip,.perma,.copy,.back,.tools,.parts,.marks,.toc .filter{display:none!important}
.reader{display:none}body:has(#print-texts:checked) .reader{display:block;position:static;width:auto;border:0;overflow:visible;padding:0}
.story,.doc{content-visibility:visible;break-inside:auto}
h2,h3,h4,.lineage>header,.dispute>header,.eyebrow,.storyhead>*{break-after:avoid}
.dispute,.fact,.utterance,.lone,.timeline,.brief,.tree li,.wrow,.mentions li,tr{break-inside:avoid}
.also:not([open]),.link:not([open])>summary::before,.also>summary::before,.heat,.whead{display:none}
.fact summary,.utterance summary{padding:.25rem 0}.fact .what,.utterance blockquote{font-size:1em}.dispute>header{padding:.4rem .6rem}.side{padding:.4rem .6rem}.value{font-size:1.1em}
h3,.minor{margin:1.2rem 0 .4rem}.story+.story{margin-top:1.2rem;padding-top:1rem}.singles,.messages,.legend,.sources,.record{margin-top:1.2rem;padding-top:.8rem}
.mentions li{padding:.1rem 0;font-size:.92em}.side .mentions li:nth-child(n+4){display:none}
.timeline svg{min-width:0;max-height:12cm}
a{color:inherit;text-decoration:none}mark:target,mark.on{background:none;box-shadow:none}.hash{font-size:.62rem}}
`;
