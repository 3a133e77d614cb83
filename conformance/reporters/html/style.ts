/** Colours by tone: text, ground, line; light first, dark below. Every pair of text and ground has at least 4.5 : 1. */
const COLOURS = `
:root{color-scheme:light dark;
--paper:#f5f4f0;--card:#fff;--sunk:#f8f7f4;--ink:#1a1d21;--soft:#5a6068;--line:#dfdcd4;--link:#0b5cad;--focus:#0b5cad;
--good:#136c3f;--good-ground:#e3f4ea;--good-line:#a9d9bd;--good-fill:#2f9e62;
--bad:#a8201a;--bad-ground:#fdeae8;--bad-line:#f0b8b3;--bad-fill:#d1372f;
--warn:#87500a;--warn-ground:#fdf1dc;--warn-line:#ecd09b;--warn-fill:#dd9a2b;
--open:#5b3fa8;--open-ground:#efeafb;--open-line:#cfc2f0;--open-fill:#8468d8;
--quiet:#535b65;--quiet-ground:#eceef1;--quiet-line:#d2d7dd;--quiet-fill:#a5adb8;
--mark:#fff0a8;--mark-ink:#3a2f00;--shadow:0 1px 2px rgb(30 25 10/.05),0 8px 24px -12px rgb(30 25 10/.16)}
@media (prefers-color-scheme:dark){:root{
--paper:#101317;--card:#181c22;--sunk:#13171c;--ink:#e8eaed;--soft:#a0a8b3;--line:#2c323b;--link:#7db8f7;--focus:#7db8f7;
--good:#7bd8a3;--good-ground:#12291d;--good-line:#265840;--good-fill:#37a56a;
--bad:#ff9d95;--bad-ground:#331614;--bad-line:#6f2c28;--bad-fill:#e0534a;
--warn:#f3c374;--warn-ground:#2e2210;--warn-line:#624a1f;--warn-fill:#d1912c;
--open:#c3b2fa;--open-ground:#221b39;--open-line:#493b78;--open-fill:#8b71dd;
--quiet:#b3bbc6;--quiet-ground:#222831;--quiet-line:#3a424d;--quiet-fill:#5d6672;
--mark:#4d4210;--mark-ink:#ffeeb0;--shadow:none}}`;

const BASE = `
*{box-sizing:border-box}
html{scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Devanagari",sans-serif}
h1,h2,h3,h4,h5,p,ul,dl,dd,pre,fieldset{margin:0;padding:0}
ul{list-style:none}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:6px}
code,pre,.id,.number,.method,.path{font-family:ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Noto Sans Devanagari",monospace;font-size:.875em}
p,dd,li,h1,h2,h3,summary,td{overflow-wrap:anywhere}
.hero,nav,main,footer{max-width:66rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
h2{font-size:1.4rem;line-height:1.25;letter-spacing:-.012em;margin:3rem 0 1rem}
h3{font-size:1.05rem;line-height:1.4}
h4,h5,dt,legend{font-size:.78rem;font-weight:650;color:var(--soft);margin-bottom:.2rem}
.soft,.note{color:var(--soft);font-size:.9rem}.note{margin-block:.6rem}
.badge,.mark{color:var(--soft)}
.badge{display:inline-flex;gap:.35em;align-items:baseline;font-size:.78rem;font-weight:650;line-height:1.5;padding:.08rem .6rem;border-radius:99px;border:1px solid var(--line);white-space:nowrap}
.mark{display:inline-grid;place-items:center;width:1.35rem;height:1.35rem;flex:none;border-radius:50%;font-size:.78rem;font-weight:700;line-height:1}
${['good', 'bad', 'warn', 'open', 'quiet']
  .map(
    (tone) =>
      `.badge.${tone},.mark.${tone}{color:var(--${tone});background:var(--${tone}-ground);border-color:var(--${tone}-line)}.bar .${tone}{background:var(--${tone}-fill)}`,
  )
  .join('')}
.level{font-size:.74rem;font-weight:600;color:var(--soft);letter-spacing:.03em}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));gap:.7rem 1.5rem}
.facts dd{font-size:.92rem}
mark{background:var(--mark);color:var(--mark-ink);border-radius:3px;box-decoration-break:clone;-webkit-box-decoration-break:clone}
summary{cursor:pointer}
.more{margin-top:.8rem}.more>summary{color:var(--link);font-size:.92rem;width:fit-content}
footer{color:var(--soft);font-size:.85rem;padding-block:3rem 4rem}`;

const HERO = `
.hero{padding-block:clamp(1.5rem,5vw,3.5rem) 1.5rem}
.brand{font-size:.85rem;font-weight:600;color:var(--soft);margin-bottom:1.4rem}
.verdict{display:grid;grid-template-columns:auto 1fr;gap:clamp(.9rem,3vw,1.6rem);align-items:start}
.seal{display:grid;place-items:center;width:clamp(2.8rem,8vw,4rem);aspect-ratio:1;border-radius:50%;font-size:clamp(1.4rem,4vw,2rem);font-weight:700;color:#fff}
.hero.good .seal{background:#237f4c}.hero.bad .seal{background:#c22d25}.hero.open .seal{background:#6a4fc0}
.hero .tone{font-weight:650;font-size:.95rem}.hero.good .tone{color:var(--good)}.hero.bad .tone{color:var(--bad)}.hero.open .tone{color:var(--open)}
h1{font-size:clamp(1.55rem,4.6vw,2.5rem);line-height:1.14;letter-spacing:-.022em;font-weight:700;text-wrap:balance;margin:.1rem 0 .7rem}
.advice-line{max-width:44rem;color:var(--soft);font-size:1.03rem}
.partial{margin-top:1.4rem;padding:.8rem 1.1rem;border-radius:12px;background:var(--open-ground);color:var(--open);border:1px solid var(--open-line)}
.tallies{margin-top:2rem}
.bar{display:flex;gap:3px;height:.8rem;border-radius:99px;overflow:hidden}.bar span{flex-basis:.35rem;min-width:.35rem}
.legend{display:flex;flex-wrap:wrap;gap:.5rem 1.3rem;margin-top:.8rem;font-size:.92rem}.legend li{display:flex;gap:.4rem;align-items:center}
.plain{margin-top:1.8rem;padding:1.1rem 1.4rem 1.2rem;background:var(--card);border:1px solid var(--line);border-radius:16px;box-shadow:var(--shadow)}
.plain h2{font-size:1.05rem;margin:0 0 .5rem}.plain li{padding-block:.55rem}.plain li+li{border-top:1px solid var(--line)}
.plain a{display:block;font-size:.9rem}
.deeds{margin-top:1.8rem;font-size:1.03rem;max-width:44rem}
.glance{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(13.5rem,100%),1fr));gap:.1rem 1rem;margin-top:.7rem}.glance a{display:flex;gap:.5rem;align-items:center;padding:.3rem 0;color:var(--ink);text-decoration:none;font-size:.94rem}.glance a:hover{text-decoration:underline}.glance .soft{margin-left:auto;white-space:nowrap}
.about{grid-template-columns:repeat(auto-fill,minmax(min(13rem,44%),1fr));margin-top:1.8rem;padding-top:1.3rem;border-top:1px solid var(--line)}
nav{position:sticky;top:0;z-index:2;display:flex;gap:.3rem;overflow-x:auto;background:color-mix(in srgb,var(--paper) 92%,transparent);backdrop-filter:blur(8px);border-bottom:1px solid var(--line);padding-block:.45rem}
nav a{color:var(--ink);text-decoration:none;font-size:.92rem;font-weight:550;padding:.35rem .8rem;border-radius:99px;white-space:nowrap}
nav a:hover{background:var(--quiet-ground)}nav a:first-of-type{margin-left:-.8rem}nav b{color:var(--soft);font-weight:500}`;

const FINDINGS = `
.finding{background:var(--card);border:1px solid var(--line);border-radius:18px;box-shadow:var(--shadow);padding:clamp(1.1rem,3vw,1.8rem);margin-bottom:1.5rem}
.finding:target,.check:target{outline:3px solid var(--focus);outline-offset:2px}
.line1{display:flex;flex-wrap:wrap;gap:.35rem .7rem;align-items:center;margin-bottom:.5rem}
.finding h3{font-size:1.25rem;line-height:1.3;letter-spacing:-.012em;text-wrap:balance}
.reason{margin-top:.5rem;color:var(--soft)}
.advice{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:1rem 2rem;margin-top:1.1rem}
.problem{margin-top:1.4rem;padding-top:1.4rem;border-top:1px solid var(--line)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:.8rem}
.pair section{padding:.9rem 1.1rem;border-radius:12px;border:1px solid}
.pair p::first-letter,.advice p::first-letter{text-transform:uppercase}
.expected{background:var(--good-ground);border-color:var(--good-line)!important}.expected h4{color:var(--good)}
.observed{background:var(--bad-ground);border-color:var(--bad-line)!important}.observed h4{color:var(--bad)}
.finding.warn .observed{background:var(--warn-ground);border-color:var(--warn-line)!important}.finding.warn .observed h4{color:var(--warn)}
.where,.reproduce{margin-top:1.2rem}.where>p{font-size:.95rem;margin-bottom:.7rem}
.reproduce pre,.body{background:var(--sunk);border:1px solid var(--line);border-radius:10px;padding:.75rem 1rem;overflow-x:auto;line-height:1.6}
.reproduce code{white-space:pre-wrap;overflow-wrap:anywhere}.reproduce .soft{margin:.5rem 0 .2rem;font-size:.85rem}.reproduce pre{padding-block:.5rem}
.advice .wide{grid-column:1/-1}
.exchange{border:1px solid var(--line);border-radius:12px;margin-top:.6rem;background:var(--card)}
.exchange>summary{padding:.65rem 1rem;display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:baseline;list-style-position:inside}
.exchange>summary::-webkit-details-marker{display:none}
.exchange>summary::before,.check>summary::before,.part>summary::before,.op>summary::before{content:"";flex:none;width:.42rem;height:.42rem;border:solid var(--soft);border-width:0 1.7px 1.7px 0;transform:rotate(-45deg);align-self:center;margin-right:.15rem}
[open]>summary::before{transform:rotate(45deg)!important}
.exchange>:not(summary){margin:0 1rem .9rem}
.exchange .facts{font-size:.9rem;grid-template-columns:repeat(auto-fill,minmax(min(11rem,100%),1fr))}
.number{color:var(--soft)}.method{font-weight:700}.path{flex:0 1 auto}
.status{font-weight:650;font-size:.85rem;padding:0 .5rem;border-radius:6px;white-space:nowrap}
.status.fine{color:var(--good);background:var(--good-ground)}.status.refused{color:var(--warn);background:var(--warn-ground)}.status.broken,.status.none{color:var(--bad);background:var(--bad-ground)}
.fate{font-size:.92rem;padding:.55rem .9rem;border-radius:10px;background:var(--warn-ground);color:var(--warn)}
.sides{display:grid;gap:.9rem}@media (min-width:52rem){.sides{grid-template-columns:minmax(0,2fr) minmax(0,3fr)}}.sides section{min-width:0}
.headers{font:.8rem/1.6 ui-monospace,Menlo,Consolas,monospace;margin-bottom:.5rem;color:var(--soft)}.headers b{color:var(--ink);font-weight:500}.headers li{overflow-wrap:anywhere}
.body{font-size:.86rem;max-height:34rem;overflow:auto}.line{display:block;white-space:pre-wrap;overflow-wrap:anywhere;min-height:1.2em}.line.gap{color:var(--soft);font-style:italic}
.line.telling{margin-inline:-1rem;padding-inline:calc(1rem - 3px) 1rem;border-left:3px solid var(--warn-fill);background:var(--mark)}
.none{color:var(--soft);font-style:italic}`;

const TABLES = `
.filter{border:0;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;align-items:center;font-size:.92rem;margin-bottom:1rem}.filter legend{float:left;margin:0 .6rem 0 0;font-size:.92rem}
.filter label{display:flex;gap:.4rem;align-items:center;cursor:pointer;padding-block:.2rem}
#checks:has(#show-open:checked) .check.fine{display:none}
#checks:has(#show-open:checked) .area:not(:has(.check:not(.fine))){display:none}
.area{margin-bottom:1.6rem}.area h3{margin-bottom:.5rem}.tally{color:var(--soft);font-weight:400;font-size:.88rem;margin-left:.4rem}
.check{background:var(--card);border:1px solid var(--line);margin-top:-1px}.check:first-of-type{border-radius:12px 12px 0 0}.check:last-of-type{border-radius:0 0 12px 12px}.check:first-of-type:last-of-type{border-radius:12px}
.check>summary{display:grid;grid-template-columns:auto auto auto 1fr auto auto;gap:.2rem .8rem;align-items:center;padding:.55rem 1rem;list-style:none}
.check>summary::-webkit-details-marker{display:none}.check>summary:hover{background:var(--sunk)}
.check .id{white-space:nowrap}.check .title{font-size:.94rem}
.check.fine .badge{border-color:transparent;background:none}
.inside{padding:.4rem 1rem 1.1rem;border-top:1px solid var(--line);display:grid;gap:.8rem;font-size:.94rem}
.words{display:grid;gap:.5rem;margin-top:.8rem}.words>div{display:grid;grid-template-columns:10.5rem 1fr;gap:.2rem 1rem;font-size:.92rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:12px;background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;padding:.5rem .9rem;vertical-align:top;border-top:1px solid var(--line)}
thead th{border-top:0;font-size:.78rem;font-weight:650;color:var(--soft);white-space:nowrap}.figure{text-align:right;font-variant-numeric:tabular-nums}
.trace{font-size:.85rem}.trace td{white-space:nowrap}.trace .command td{color:var(--soft)}.trace .kill td{color:var(--bad);background:var(--bad-ground)}.trace tr.telling td{background:var(--mark);color:var(--mark-ink)}
.more .scroll{margin-top:.6rem}
@media (max-width:46rem){.check>summary{grid-template-columns:auto auto 1fr auto}.check>summary::before{grid-row:1}.check .title{grid-column:1/-1;grid-row:2}.check>summary .badge{grid-row:1;grid-column:4;justify-self:end}.check>summary .level,.check>summary .mark{display:none}.check>summary{grid-template-columns:auto auto 1fr auto}.check>summary .id{grid-column:2/4}.words>div{grid-template-columns:1fr}}`;

const COVERAGE = `
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(10.5rem,44%),1fr));gap:1.1rem 1.6rem;margin-block:1.2rem 1.5rem}
.tiles dd{color:var(--soft);font-variant-numeric:tabular-nums}.tiles dd b{font-size:1.5rem;line-height:1.3;color:var(--ink)}
.tiles .bar{height:.45rem;gap:2px;margin-top:.35rem}.tiles .bar span{min-width:.2rem;flex-basis:.2rem}.tiles .met{background:var(--quiet)}.tiles .left{background:var(--quiet-line)}
.part{background:var(--card);border:1px solid var(--line);margin-top:-1px}.part:first-child{border-radius:12px 12px 0 0}.part:last-child{border-radius:0 0 12px 12px}
.part>summary{display:flex;gap:.6rem;align-items:center;padding:.7rem 1rem;list-style:none}.part>summary::-webkit-details-marker{display:none}.part>summary:hover{background:var(--sunk)}
.part>summary b{margin-left:auto;white-space:nowrap;color:var(--soft);font-weight:500}.part .name{font-weight:550}
.rows>*{padding:.8rem 1rem;border-top:1px solid var(--line);font-size:.94rem}.rows p+p{margin-top:.25rem}.rows .soft{font-size:.9rem}.rows h4{margin:.7rem 0 .3rem}.rows div>h4:first-child,.rows li>h4:first-child{margin-top:0}
.op>summary{display:flex;flex-wrap:wrap;gap:.1rem .6rem;align-items:center;list-style:none}.op>summary::-webkit-details-marker{display:none}.op>summary .soft{margin-left:auto}.op>p{margin-top:.6rem}.op .name{font-weight:500}@media (max-width:46rem){.op>summary .soft{margin-left:1.2rem;flex-basis:100%}}
.chips{display:flex;flex-wrap:wrap;gap:.3rem}.chips li{background:var(--quiet-ground);border-radius:6px;padding:0 .45rem;max-width:100%}.chips code{font-size:.8rem;color:var(--quiet)}`;

const PRINT = `
@media print{:root{--paper:#fff;--shadow:none}html{font-size:12px}body{font-size:9.5pt}nav,.skip,.filter{display:none}.hero{padding-top:0}
.finding,.plain{break-inside:auto;box-shadow:none}.pair,.advice,.exchange>summary,.check>summary,h2,h3,h4{break-inside:avoid;break-after:avoid}
.body{max-height:none;overflow:visible}.finding details:not([open])::details-content{content-visibility:visible;block-size:auto}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}a{color:inherit;text-decoration:none}
table{font-size:8.5pt}.trace td{white-space:normal}.trace td:nth-child(-n+2){white-space:nowrap}.finding>header{break-inside:avoid;break-after:avoid}.scroll{overflow:visible}th,td{padding:.25rem .5rem}.about{grid-template-columns:repeat(4,1fr)}.glance{grid-template-columns:repeat(3,1fr)}.finding{padding:.9rem}.check>summary{padding-block:.3rem}h2{margin-top:1.6rem}.body{font-size:8pt}.hero,nav,main,footer{padding-inline:0;max-width:none}
@page{size:A4;margin:14mm 12mm}}`;

/** The page's style sheet: constant text, nothing from outside. */
export const STYLE: string = [COLOURS, BASE, HERO, FINDINGS, TABLES, COVERAGE, PRINT].join('\n').trim();
