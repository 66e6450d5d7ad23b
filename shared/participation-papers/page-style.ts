/** The style of the public page: one file, no font nor picture; from 320 px wide, and on paper. */
export const PAGE_STYLE = `:root{color-scheme:light}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;border-top:.5rem solid #0e5a4b;background:#fbfaf6;color:#1c2230;font:1.0625rem/1.6 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:52rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
main:focus{outline:none}
h1{font-size:clamp(1.625rem,5vw,2.375rem);line-height:1.2;margin:.25rem 0 .75rem}
h2{font-size:1.4375rem;line-height:1.25;margin:2.5rem 0 .75rem;padding-top:1rem;border-top:2px solid #0e5a4b}
h3{font-size:1.1875rem;line-height:1.3;margin:1.75rem 0 .5rem}
h4,h5,h6{font-size:1.0625rem;margin:1.25rem 0 .5rem}
p,li,dd{max-width:44rem}
a{color:#0e5a4b}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,[tabindex="0"]:focus-visible{outline:3px solid #234f91;outline-offset:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem;z-index:1}
.soft{color:#55607a}
.state{display:inline-block;padding:.125rem .625rem;border:1px solid #0e5a4b;background:#e3f0ea;color:#08382f;font-weight:600}
.note{border-left:4px solid #b98a0a;padding:.5rem 1rem;background:#fbf1d0}
.faults{border-left:4px solid #9a3f16;padding:.5rem 1rem;background:#fbeade}
.done{border-left:4px solid #0e5a4b;padding:.5rem 1rem;background:#e3f0ea}
.action{display:inline-block;min-height:2.75rem;padding:.5rem 1rem;border:2px solid #0e5a4b;border-radius:6px;background:#0e5a4b;color:#fff;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.action:hover{background:#08382f}
.action--quiet{background:#fff;color:#0e5a4b}
.action--quiet:hover{background:#e3f0ea}
.row{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:center;margin:1rem 0}
.plan ul{list-style:none;padding:0;margin:0}
.plan li{padding:.125rem 0;break-inside:avoid}
@media(min-width:48rem){.plan ul{columns:2}}
.voice{background:#fff;border:1px solid #dcd8cc;padding:.75rem 1rem;margin:1rem 0}
.voice>p:first-child{margin-top:0}
blockquote{margin:.5rem 0;padding-left:.75rem;border-left:3px solid #8b8a82;color:#55607a}
.answer{border-left:4px solid #0e5a4b;padding:.25rem 1rem;background:#e3f0ea}
.answer p{margin:.375rem 0}
.code{font-size:1.375rem;font-weight:700;letter-spacing:.06em;font-variant-numeric:tabular-nums}
.callout{border-left:4px solid #8b8a82;padding:.25rem 1rem;background:#fff}
.sheet{border:1px solid #dcd8cc;background:#fff;padding:.75rem 1rem;margin:1rem 0}
.sheet>p:first-child{margin-top:0;font-weight:600}
dl{margin:.5rem 0}
dt{font-weight:600}
dd{margin:0 0 .5rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.75rem}
.figures div{background:#fff;border:1px solid #dcd8cc;padding:.5rem .75rem}
.figures strong{font-size:1.25rem;display:block}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;min-width:32rem;font-size:1rem;background:#fff}
caption{text-align:left;font-weight:600;padding:.25rem 0 .5rem;max-width:calc(100vw - 2rem)}
th,td{border:1px solid #dcd8cc;padding:.5rem .625rem;text-align:left;vertical-align:top}
thead th{background:#f3f1ea}
.right{text-align:right;font-variant-numeric:tabular-nums}
.center{text-align:center}
.field{margin:1.25rem 0;max-width:44rem}
.field label,.field .label{display:block;font-weight:600}
.field .help{display:block;color:#55607a;margin:.125rem 0 .375rem}
.field .fault{display:block;color:#9a3f16;font-weight:600;margin:.125rem 0 .375rem}
.field input[type=text],.field select,.field textarea{width:100%;min-height:2.75rem;padding:.5rem .625rem;border:1px solid #8b8a82;border-radius:6px;background:#fff;color:inherit;font:inherit}
.field textarea{min-height:12rem;resize:vertical}
.field [aria-invalid=true]{border:2px solid #9a3f16}
.tick{display:grid;grid-template-columns:auto 1fr;gap:.5rem;align-items:start}
.tick input{width:1.5rem;height:1.5rem;margin:0}
.trap{position:absolute;left:-100vw;width:1px;height:1px;overflow:hidden}
footer{margin-top:3rem;padding-bottom:2rem;border-top:1px solid #dcd8cc}
@media print{
body{background:#fff;font-size:10.5pt;border-top:0}
header{padding-top:0}
.skip,.row,.action,nav{display:none}
.wide{overflow:visible}
table{min-width:0;font-size:9.5pt}
h2,h3,h4,caption{break-after:avoid}
tr,.voice,.sheet{break-inside:avoid}
a{color:inherit}
}
@page{margin:18mm}
`;

/** A square of the product's green: browsers ask for one. */
export const PAGE_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#0e5a4b"/></svg>';
