/** The style of the page to put online: in the page itself, no font nor picture from elsewhere; readable from 320 px, and on paper. */

/** @param accent six hexadecimal digits, for borders alone: texts keep a contrast of their own */
export const pageStyle = (accent: string): string => `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1b2430;font:1.0625rem/1.55 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main,header,footer{max-width:60rem;margin:0 auto;padding:0 1rem}
header{padding-top:2rem;border-top:.5rem solid #${accent}}
h1{font-size:clamp(1.75rem,5vw,2.5rem);line-height:1.15;margin:0 0 .5rem}
h2{font-size:1.5rem;line-height:1.25;margin:2.5rem 0 .75rem;padding-top:1rem;border-top:2px solid #${accent}}
h3{font-size:1.1875rem;line-height:1.3;margin:1.75rem 0 .5rem}
p,ul{max-width:44rem}
a{color:#0b4a8f}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid #0b4a8f;outline-offset:2px}
.soft{color:#4a5563}
.note{border-left:4px solid #${accent};padding:.5rem 1rem;background:#f4f6f8;max-width:44rem}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;min-width:32rem;font-size:1rem}
caption{text-align:left;font-weight:600;padding:.25rem 0 .5rem}
th,td{border-bottom:1px solid #c3cad3;padding:.5rem .625rem;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid #4a5563}
tbody th{font-weight:600}
.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.unknown{color:#4a5563;font-style:italic}
nav ul{padding-left:1.25rem}
@media screen and (max-width:40rem){
table{min-width:0}
table,tbody,tr,th,td,caption{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{padding:.5rem 0;border-bottom:1px solid #c3cad3}
th,td{border:0;padding:.25rem 0}
td::before{content:attr(data-label);display:block;color:#4a5563;font-size:.875rem;font-style:normal}
td:empty{display:none}
.figure{text-align:left;white-space:normal}
}
footer{margin-top:3rem;padding-bottom:2rem;border-top:1px solid #c3cad3}
@media print{
body{font-size:10.5pt}
nav{display:none}
.wide{overflow:visible}
table{min-width:0;font-size:9.5pt}
h2,h3,caption{break-after:avoid}
tr{break-inside:avoid}
thead{display:table-header-group}
a{color:inherit}
}
@page{margin:18mm}
`;
