/** A ready-made text of the catalogue as blocks, its places filled with what the scheme knows. Pure. */
import type { Block, Inline, ListItem } from '#shared/api/blocks.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { yearOf } from '#shared/days.ts';
import { formatMoney } from '#shared/format.ts';

/** An unknown value stays in sight, to be written. */
const places = ({ organisation, period }: Scheme): Record<string, string> => ({
  organisation: organisation.name || '[nom de l’organisation]',
  periode: period.from && period.to ? `${yearOf(period.from)}-${yearOf(period.to)}` : '[période]',
  achats:
    organisation.annualPurchasesCents === null
      ? '[montant des achats annuels]'
      : `${formatMoney(organisation.annualPurchasesCents)} hors taxes${organisation.purchasesYear ? ` en ${organisation.purchasesYear}` : ''}`,
});

/** `**gras**` and `*italique*`. */
const inlines = (text: string): Inline[] =>
  text
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter(Boolean)
    .map((part): Inline => {
      if (part.startsWith('**') && part.endsWith('**') && part.length > 4) return { kind: 'text', text: part.slice(2, -2), bold: true };
      if (part.startsWith('*') && part.endsWith('*') && part.length > 2) return { kind: 'text', text: part.slice(1, -1), italic: true };
      return { kind: 'text', text: part };
    });

const ITEM = /^(?:[-–•]|\d+[.)])\s+/;

function blockOf(part: string): Block {
  const lines = part
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.every((line) => ITEM.test(line)))
    return { kind: 'list', ordered: /^\d/.test(lines[0] ?? ''), items: lines.map((line): ListItem => ({ content: inlines(line.replace(ITEM, '')) })) };
  return { kind: 'paragraph', content: inlines(lines.join(' ')) };
}

export function draftBlocks(text: string, scheme: Scheme): Block[] {
  const known = places(scheme);
  const filled = text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => known[name] ?? whole);
  return filled
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(blockOf);
}
