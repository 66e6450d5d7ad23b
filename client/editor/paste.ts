/**
 * Pasted HTML before the editor reads it: styles go (the content policy refuses even to parse them), and Word's lists,
 * which are paragraphs that carry a style, become lists.
 */

/** Style attributes are set aside under another name, inside tags only. */
const setStylesAside = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->|<!\[[^\]]*\]>|<(style|script|xml|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='));

const WORD_LIST = /mso-list:\s*l\d+\s+level(\d)/i;
const styleOf = (element: Element): string => element.getAttribute('data-style') ?? '';
const levelOf = (element: Element): number | null => {
  const match = element.tagName === 'P' ? WORD_LIST.exec(styleOf(element)) : null;
  return match ? Number(match[1]) : null;
};

/** The bullet or number that Word writes in the text; `true` when it counts. */
function takeMarker(paragraph: Element): boolean {
  const marker = [...paragraph.querySelectorAll('span')].find((span) => /mso-list:\s*Ignore/i.test(styleOf(span)));
  const text = marker?.textContent?.trim() ?? '';
  marker?.remove();
  return /^(\d+|[a-z]{1,4})[.)]/i.test(text);
}

/** A run of Word's list paragraphs as one list of two levels. */
function listOf(document: Document, run: readonly Element[]): Element {
  const items = run.map((paragraph) => ({ level: levelOf(paragraph) ?? 1, isOrdered: takeMarker(paragraph), paragraph }));
  const list = document.createElement(items[0]?.isOrdered ? 'ol' : 'ul');
  for (const { level, isOrdered, paragraph } of items) {
    const item = document.createElement('li');
    item.append(...paragraph.childNodes);
    const last = list.lastElementChild;
    if (level === 1 || !last) {
      list.append(item);
      continue;
    }
    const inner = last.querySelector(':scope > ul, :scope > ol') ?? last.appendChild(document.createElement(isOrdered ? 'ol' : 'ul'));
    inner.append(item);
  }
  return list;
}

function wordLists(document: Document): void {
  const paragraphs = [...document.body.querySelectorAll('p')].filter((paragraph) => levelOf(paragraph) !== null);
  const seen = new Set<Element>();
  for (const first of paragraphs) {
    if (seen.has(first)) continue;
    const run: Element[] = [];
    for (let next: Element | null = first; next && levelOf(next) !== null; next = next.nextElementSibling) run.push(next);
    for (const paragraph of run) seen.add(paragraph);
    const place = document.createElement('div');
    first.before(place);
    const list = listOf(document, run);
    for (const paragraph of run) paragraph.remove();
    place.replaceWith(list);
  }
}

/** Pure but for the browser's parser, which loads nothing of what it parses. */
export function cleanPaste(html: string): string {
  const document = new DOMParser().parseFromString(setStylesAside(html), 'text/html');
  wordLists(document);
  for (const element of document.body.querySelectorAll('img, picture, video, audio, iframe, object, svg')) element.remove();
  return document.body.innerHTML;
}
