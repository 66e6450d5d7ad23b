/** What the checks saw, in the note on the decisions: what blocks, what was passed over and why, what is left to watch. */
import type { Finding } from '../api/findings.ts';
import type { TenderContent } from '../api/tenders.ts';
import { cell, chapter, column, section, strong } from '../scheme/document/helpers.ts';
import type { Cell, Column, DocumentNode } from '../scheme/document/nodes.ts';
import { type Citer, lotNumbers, type PaperMaterials, sure } from './materials.ts';
import { pieceShort } from './words.ts';

const open = (severity: Finding['severity']) => (finding: Finding) => finding.severity === severity && finding.overridden === null;

/** Blocking findings that are left. */
export const leftBlocking = (findings: readonly Finding[]): Finding[] => findings.filter(open('blocking'));

type Group = [Finding, ...Finding[]];

/** The same check on several lots or pieces, passed over for the same reason, is one line. */
function grouped(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.proposal, finding.confidence, finding.overridden]);
    const known = groups.get(key);
    if (known) known.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

function places(tender: TenderContent, group: Group): Cell {
  const ids = group.flatMap(({ where }) => where.lotId ?? []);
  const pieces = group.flatMap(({ where }) => (where.piece ? [pieceShort(where.piece, tender)] : []));
  const lines = [...(ids.length > 0 ? [lotNumbers(tender, ids)] : []), ...new Set(pieces)];
  return cell(...(lines.length > 0 ? lines : ['Consultation']));
}

const seen = ({ tender }: PaperMaterials, group: Group): Cell[] => [
  places(tender, group),
  cell(...new Set([group[0].title, ...group.map(({ message }) => message)])),
];

const toDo = (materials: PaperMaterials, group: Group, cite: Citer): Cell[] => [
  ...seen(materials, group),
  cell(group[0].proposal, `${cite(group[0].references)} – ${sure(group[0].confidence)}`),
];

const SEEN: Column[] = [column('Où', 15), column('Constat', 43)];

function table(id: string, title: string, columns: Column[], rows: Cell[][]): DocumentNode[] {
  return rows.length === 0 ? [] : [section(id, title, 2, false), { kind: 'table', caption: '', columns, rows }];
}

/** What the checks saw: what is left to do by severity, then what was set aside and why. */
export function findingsNodes(materials: PaperMaterials, cite: Citer): DocumentNode[] {
  const { findings } = materials;
  const todo = [...SEEN, column('Que faire, article et confiance', 42)];
  const toDos = (severity: Finding['severity']) => grouped(findings.filter(open(severity))).map((group) => toDo(materials, group, cite));
  const passed = grouped(findings.filter(({ overridden }) => overridden !== null));
  const body = [
    ...table('bloquants', 'Points bloquants', todo, toDos('blocking')),
    ...table(
      'ecartes',
      'Points écartés, et pourquoi',
      [...SEEN, column('Motif écrit par l’acheteur', 42)],
      passed.map((group) => [...seen(materials, group), strong(group[0].overridden ?? '')]),
    ),
    ...table('attention', 'Points d’attention non traités', todo, toDos('attention')),
    ...table('conseils', 'Conseils', todo, toDos('advice')),
  ];
  return body.length === 0 ? [] : [chapter('controles', 'Contrôles', ''), ...body];
}
