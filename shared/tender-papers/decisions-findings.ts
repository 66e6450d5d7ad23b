/** What the checks saw, in the note on the decisions: what blocks, what was passed over and why, what is left to watch. */
import type { Finding } from '../api/findings.ts';
import { CONFIDENCE_LABELS, PIECE_LABELS } from '../labels.ts';
import { cell, chapter, column, section, strong } from '../scheme/document/helpers.ts';
import type { Cell, Column, DocumentNode } from '../scheme/document/nodes.ts';
import { type Citer, lotOf, type PaperMaterials } from './materials.ts';

const open = (severity: Finding['severity']) => (finding: Finding) => finding.severity === severity && finding.overridden === null;

/** Blocking findings that are left. */
export const leftBlocking = (findings: readonly Finding[]): Finding[] => findings.filter(open('blocking'));

function placeOf({ tender }: PaperMaterials, { where: { lotId, piece } }: Finding): string {
  const lot = lotOf(tender, lotId);
  return [lot ? `Lot ${lot.number}` : '', piece ? PIECE_LABELS[piece] : ''].filter(Boolean).join(', ') || 'Consultation';
}

const seen = (materials: PaperMaterials, finding: Finding): Cell[] => [cell(placeOf(materials, finding)), { lines: [finding.title, finding.message] }];

const SEEN: Column[] = [column('Où', 17), column('Constat', 41)];

function table(id: string, title: string, columns: Column[], rows: Cell[][]): DocumentNode[] {
  return rows.length === 0 ? [] : [section(id, title, 2, false), { kind: 'table', caption: '', columns, rows }];
}

const toDo = (materials: PaperMaterials, finding: Finding, cite: Citer): Cell[] => [
  ...seen(materials, finding),
  cell(finding.proposal, `${cite(finding.references)} – ${CONFIDENCE_LABELS[finding.confidence]}`),
];

export function findingsNodes(materials: PaperMaterials, cite: Citer): DocumentNode[] {
  const { findings } = materials;
  const todo = [...SEEN, column('Que faire, article et confiance', 42)];
  const passed = findings.filter(({ overridden }) => overridden !== null);
  const body = [
    ...table(
      'bloquants',
      'Points bloquants',
      todo,
      leftBlocking(findings).map((finding) => toDo(materials, finding, cite)),
    ),
    ...table(
      'ecartes',
      'Points écartés, et pourquoi',
      [...SEEN, column('Motif écrit par l’acheteur', 42)],
      passed.map((finding) => [...seen(materials, finding), strong(finding.overridden ?? '')]),
    ),
    ...table(
      'attention',
      'Points d’attention non traités',
      todo,
      findings.filter(open('attention')).map((finding) => toDo(materials, finding, cite)),
    ),
    ...table(
      'conseils',
      'Conseils',
      SEEN.map(({ title }, i) => column(title, i === 0 ? 17 : 83)),
      findings.filter(open('advice')).map((finding) => seen(materials, finding)),
    ),
  ];
  return body.length === 0 ? [] : [chapter('controles', 'Contrôles', ''), ...body];
}
