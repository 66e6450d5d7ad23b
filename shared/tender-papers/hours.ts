/** The annex on the hours: each lot's working step by step, what is a usage to confirm, what was retained in the end. */
import type { Block } from '../api/blocks.ts';
import type { HoursEstimate } from '../api/hours.ts';
import type { Day } from '../days.ts';
import { inlineText } from '../block/text.ts';
import { formatDay, formatHours } from '../format.ts';
import { hoursAnnex } from '../hours/annex.ts';
import { CARRIED } from '../hours/figures.ts';
import { callout, cell, chapter, column, section } from '../scheme/document/helpers.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { hoursGap, hoursPerSlice } from './hours-words.ts';
import { footerOf, leadOf, lotOf, lotTitle, type PaperMaterials } from './materials.ts';
import { type Paper, typeset } from './paper.ts';

/** Widths that suit the annex's tables, by their number of columns: steps, values, phases. */
const WIDTHS: Record<number, readonly number[]> = { 5: [17, 22, 33, 14, 14], 4: [34, 17, 33, 16], 3: [54, 26, 20] };

/** Between two values, with whatever space typography put before it. */
const SEPARATOR = /\s*;\s+/;

/** The annex's blocks; its tables get the widths that their content needs. */
const withWidths = (blocks: readonly Block[]): DocumentNode[] =>
  blocks.map((block): DocumentNode => {
    const widths = block.kind === 'table' ? WIDTHS[block.header.length] : undefined;
    if (block.kind === 'heading') return section(`heures-${inlineText(block.content)}`, inlineText(block.content), 2, false);
    if (block.kind !== 'table' || !widths) return { kind: 'blocks', blocks: [block] };
    return {
      kind: 'table',
      caption: '',
      compact: block.header.length === 5,
      columns: block.header.map((title, i) => column(inlineText(title), widths[i] ?? 0)),
      rows: block.rows.map((row) => row.map((content) => cell(...inlineText(content).split(SEPARATOR).filter(Boolean)))),
    };
  });

/** Values that no source settles, each once. */
function toConfirm({ steps }: HoursEstimate): string[] {
  const values = steps.flatMap((step) => step.values).filter(({ confidence, source }) => confidence === 'unverified' && source !== CARRIED);
  return [...new Set(values.map(({ label, display, source }) => `${label} : ${display}${source ? ` (${source})` : ''}`))];
}

function estimateNodes(estimate: HoursEstimate): DocumentNode[] {
  const usages = toConfirm(estimate);
  // The chapter already says whose calculation it is.
  const [, ...blocks] = hoursAnnex(estimate, '');
  return [
    ...withWidths(blocks),
    ...(usages.length > 0 ? [callout('doubt', 'Usages à confirmer avec le facilitateur :', ...usages.map((usage) => `– ${usage}`))] : []),
  ];
}

/** @returns null when no lot keeps a calculation */
export function hoursPaper(materials: PaperMaterials): Paper | null {
  const { tender, hours } = materials;
  if (hours.length === 0) return null;
  return typeset({
    title: 'Calcul des heures d’insertion',
    lead: leadOf(materials),
    footer: footerOf(materials),
    nodes: hours.flatMap((kept) => {
      const lot = lotOf(tender, kept.lotId);
      if (!lot) return [];
      return [
        chapter(`heures-${lot.id}`, lotTitle(tender, lot), ''),
        {
          kind: 'keyFigures' as const,
          items: [
            { label: 'Volume calculé', value: kept.estimate ? formatHours(kept.estimate.hours * 4) : '—', detail: kept.estimate ? '' : 'à refaire' },
            {
              label: 'Retenu pour le marché',
              value: lot.insertion.quarterHours === null ? '—' : formatHours(lot.insertion.quarterHours),
              detail: hoursPerSlice(lot) || (lot.insertion.quarterHours === null ? 'pas encore retenu' : ''),
            },
          ],
        },
        callout(kept.estimate ? 'info' : 'doubt', hoursGap(lot, kept)),
        ...(kept.estimate ? estimateNodes(kept.estimate) : []),
      ];
    }),
  });
}

/** The same annex for a calculation made on the public page, without a file. */
export const publicHoursPaper = (estimate: HoursEstimate, on: Day): Paper =>
  typeset({
    title: 'Calcul des heures d’insertion',
    lead: 'Estimation faite avec Clausier, à discuter avec le facilitateur avant d’être écrite dans un marché.',
    footer: `Droit au ${formatDay(on)}`,
    nodes: [
      {
        kind: 'keyFigures',
        items: [{ label: 'Volume calculé', value: formatHours(estimate.hours * 4), detail: estimate.methodTitle }],
      },
      chapter('calcul', 'Le calcul', ''),
      ...estimateNodes(estimate),
    ],
  });
