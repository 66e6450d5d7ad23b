import { createElement, type ReactNode, useMemo } from 'react';

/** Tags a preview is made of; any other is read through, with its text. No attribute is kept. */
const TAGS = new Set([
  'p',
  'ins',
  'del',
  'strong',
  'em',
  'b',
  'i',
  'u',
  'ul',
  'ol',
  'li',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'mark',
  'br',
  'span',
  'div',
]);
/** Titles of the file are not titles of the page. */
const shown = (tag: string): string => (/^h[1-6]$/.test(tag) ? 'p' : tag);

function nodeOf(node: ChildNode, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const tag = node.tagName.toLowerCase();
  const children = [...node.childNodes].map(nodeOf);
  if (tag === 'br') return <br key={key} />;
  if (!TAGS.has(tag)) return children;
  return createElement(shown(tag), { key, className: /^h[1-6]$/.test(tag) ? 'preview-title' : undefined }, ...children);
}

/** HTML made by the server, drawn element by element: what is not text or layout cannot pass. */
export function SafeHtml({ html }: { html: string }) {
  const nodes = useMemo(() => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map(nodeOf), [html]);
  return <>{nodes}</>;
}
