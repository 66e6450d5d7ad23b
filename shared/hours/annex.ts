/** The working as a text to join to the file: what was computed, from what, how sure, and what is left to confirm. */
import type { Block, Inline } from '../api/blocks.ts';
import type { HoursEstimate, HoursPhase, HoursStep } from '../api/hours.ts';
import { formatDay, formatHours, formatMoney } from '../format.ts';
import { CONFIDENCE_LABELS } from '../labels.ts';
import { frenchTypography } from '../typography.ts';
import { CARRIED } from './figures.ts';

const line = (text: string, bold = false): Inline[] => [{ kind: 'text', text: frenchTypography(text), ...(bold ? { bold } : {}) }];
const heading = (text: string, level: number): Block => ({ kind: 'heading', level, content: line(text) });
const paragraph = (text: string): Block => ({ kind: 'paragraph', content: line(text) });
const list = (items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', ordered: false, items: items.map((item) => ({ content: line(item) })) }];
const table = (header: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  header: header.map((cell) => line(cell)),
  rows: rows.map((row) => row.map((cell) => line(cell))),
});

const stepRow = ({ label, formula, values, result, confidence }: HoursStep): string[] => [
  label,
  formula,
  values.map((value) => `${value.label} : ${value.display}`).join(' ; '),
  result.display,
  CONFIDENCE_LABELS[confidence],
];

/** Each value that the working brings in, once, with where it comes from; what a step hands to the next is left out. */
function sourceRows(steps: readonly HoursStep[]): string[][] {
  const rows = new Map<string, string[]>();
  for (const { label, display, source, confidence } of steps.flatMap(({ values }) => values)) {
    if (source === CARRIED) continue;
    rows.set(`${label} ${display} ${source}`, [label, display, source, confidence === null ? '—' : CONFIDENCE_LABELS[confidence]]);
  }
  return [...rows.values()];
}

const phaseRow = ({ title, amountCents, hours, optional }: HoursPhase): string[] => [
  `${title}${optional ? ' (optionnelle)' : ''}`,
  formatMoney(amountCents),
  formatHours(hours * 4),
];

/** Blocks that the page, the new Word file and the zip render alike. `title`: the lot's. */
export function hoursAnnex(estimate: HoursEstimate, title: string): Block[] {
  const { steps, warnings, phases, perTranche, range, proposal, wholeLife } = estimate;
  return [
    heading(`Calcul des heures d’insertion : ${title}`, 2),
    paragraph(`${estimate.methodTitle}. Repères lus pour le ${formatDay(estimate.on)}. Confiance du calcul : ${CONFIDENCE_LABELS[estimate.confidence]}.`),
    { kind: 'paragraph', content: line(`Volume calculé : ${formatHours(estimate.hours * 4)}.`, true) },
    paragraph(proposal.message),
    ...(range ? [paragraph(range.text)] : []),
    ...(perTranche ? [paragraph(perTranche.text)] : []),
    heading('Étapes', 3),
    table(['Étape', 'Calcul', 'Valeurs', 'Résultat', 'Confiance'], steps.map(stepRow)),
    heading('D’où viennent les valeurs', 3),
    table(['Valeur', 'Montant', 'Source', 'Confiance'], sourceRows(steps)),
    ...(phases.length > 0 ? [heading('Phases', 3), table(['Phase', 'Montant hors taxes', 'Heures'], phases.map(phaseRow))] : []),
    heading('Durée et équipe', 3),
    paragraph(wholeLife.message),
    ...(proposal.actions.length > 0 ? [heading('Actions proposées', 3), ...list(proposal.actions.map((action) => `${action.title} : ${action.says}`))] : []),
    ...(warnings.length > 0 ? [heading('Points d’attention', 3), ...list(warnings.map(({ message }) => message))] : []),
    paragraph('Les repères de calcul sont des usages, jamais des normes : ils se modifient et se confirment avec le facilitateur.'),
  ];
}
