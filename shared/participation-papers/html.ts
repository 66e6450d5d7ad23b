/**
 * The public page of a consultation, as HTML made by the server: no script, no picture, no style attribute, nothing of the private product, so
 * that an old phone reads it and a paper prints it. Promises: every text is escaped, ours is set in French, that of people stays as they wrote it;
 * one h1 a page, headings in order, a label on each field, the fault of a field beside it; what does not fit a narrow screen scrolls on its own,
 * by keyboard too. `document-html.ts` is the text, `read-page.ts` is what is read, `write-page.ts` what is sent, `summary.ts`
 * and `summary-table.ts` what the buyer keeps of it.
 */
import { frenchTypography } from '../typography.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escaped, without the signs that no page can show: for what people wrote. */
export const plain = (value: string): string => value.replace(/[^\P{Cc}\n\t]/gu, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
/** Set in French, then escaped: for our words. */
export const text = (value: string): string => plain(frenchTypography(value));

/** An empty line begins a paragraph, a line stays a line. */
export const paragraphs = (value: string, name = ''): string =>
  value
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => `<p${name ? ` class="${name}"` : ''}>${plain(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');

export const ROOT = '/participer';
export const STYLE = `${ROOT}/style.css`;
export const ICON = `${ROOT}/icone.svg`;
export const pageOf = (slug: string, part = ''): string => `${ROOT}/${encodeURIComponent(slug)}${part}`;

export type Page = { title: string; head: string; main: string };

/** A whole page. */
export const layout = ({ title, head, main }: Page): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text(title)}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${STYLE}">
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header>${head}</header>
<main id="contenu" tabindex="-1">
${main}
</main>
<footer><p class="soft">${text('Cette page n’a ni témoin, ni mesure d’audience, ni contenu d’un autre site.')}</p></footer>
</body>
</html>
`;

/** What went wrong, in a page of its own. */
export const problemPage = ({ title, detail, remedy }: { title: string; detail: string; remedy: string }): string =>
  layout({ title, head: `<h1>${text(title)}</h1>`, main: `<p>${text(detail)}</p>\n<p>${text(remedy)}</p>` });
