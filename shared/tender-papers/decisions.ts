/**
 * The note on the decisions: what is bought and what it is worth, what the law asks that day, what was chosen lot by lot
 * and why, what is left to settle and what nobody knows yet. An elected member reads its first page; a judge, all of it.
 */
import type { Block } from '../api/blocks.ts';
import { formatDay } from '../format.ts';
import { callout, cell, chapter, column, missingCell, strong } from '../scheme/document/helpers.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { findingsNodes, leftBlocking } from './decisions-findings.ts';
import { lotNodes } from './decisions-lot.ts';
import { needNodes, regimeNodes, summaryNodes, valueNodes } from './decisions-need.ts';
import { type Citer, citer, footerOf, leadOf, type PaperMaterials, sure } from './materials.ts';
import { type Paper, typeset } from './paper.ts';
import { counted } from './words.ts';

const line = (text: string, bold = false) => ({ kind: 'text', text, ...(bold ? { bold: true } : {}) }) as const;

/** Every article the note rests on. */
function citedIds({ regime, recommendations, clauses, findings }: PaperMaterials): Set<string> {
  return new Set([
    ...regime.value.references,
    ...regime.lots.flatMap((lot) =>
      [lot.socialCondition, lot.environmentalCondition, lot.environmentalCriterion, lot.severalCriteria, lot.socialCriterion, lot.annualReport].flatMap(
        (answer) => answer?.references ?? [],
      ),
    ),
    ...recommendations.flatMap(({ levers }) =>
      levers
        .filter(({ decision }) => decision !== 'undecided')
        .flatMap(({ reasons, cautions }) => [...reasons, ...cautions].flatMap(({ references }) => references)),
    ),
    ...clauses.flatMap(({ references }) => references),
    ...findings.flatMap(({ references }) => references),
  ]);
}

/** What we do not know yet and that touches an article of this note. */
function doubtNodes({ doubts }: PaperMaterials, cited: ReadonlySet<string>): DocumentNode[] {
  const open = doubts.filter(({ severity, references }) => severity === 'clause' && references.some((id) => cited.has(id)));
  if (open.length === 0) return [];
  const list: Block = { kind: 'list', ordered: false, items: open.map(({ title, says }) => ({ content: [line(`${title}\u202f: `, true), line(says)] })) };
  return [
    chapter('doutes', 'Doutes ouverts', ''),
    callout('source', 'Ce que nos sources ne tranchent pas, à faire vérifier avant le lancement.'),
    { kind: 'blocks', blocks: [list] },
  ];
}

function referenceNodes({ references }: PaperMaterials, cited: ReadonlySet<string>): DocumentNode[] {
  const known = references.filter(({ id }) => cited.has(id));
  if (known.length === 0) return [];
  return [
    chapter('references', 'Références', ''),
    {
      kind: 'table',
      caption: '',
      columns: [column('Article', 34), column('En vigueur depuis', 24), column('Vérifié le', 23), column('Confiance', 19)],
      rows: known.map(({ citation, current, checkedOn, confidence }) => [
        strong(citation),
        current ? cell(`le ${formatDay(current.from)}`) : missingCell('pas en vigueur à cette date'),
        cell(`le ${formatDay(checkedOn)}`),
        cell(sure(confidence)),
      ]),
    },
  ];
}

/** What an elected member must know before anything else. */
function openingNodes(materials: PaperMaterials): DocumentNode[] {
  const blocking = leftBlocking(materials.findings);
  const { dated, value } = materials.regime;
  const unknown = [
    ...(dated ? [] : ['La date de lancement n’est pas fixée : le droit lu ici peut changer d’ici là.']),
    ...(value.missing.length > 0 ? [`La valeur estimée est un minimum : il manque ${value.missing.join(' ; ')}.`] : []),
  ];
  return [
    ...(blocking.length > 0
      ? [
          callout(
            'doubt',
            `${counted(blocking.length, 'point bloquant reste', 'points bloquants restent')} à régler avant le lancement :`,
            ...[...new Set(blocking.map(({ title }) => `– ${title}`))],
          ),
        ]
      : [callout('info', 'Aucun point bloquant relevé par les contrôles automatiques. Ils ne remplacent pas la relecture d’un juriste.')]),
    ...(unknown.length > 0 ? [callout('doubt', ...unknown)] : []),
  ];
}

/** The note on the decisions: need, law, choices lot by lot, checks, doubts, sources. */
export function decisionsPaper(materials: PaperMaterials): Paper {
  const cite: Citer = citer(materials.references);
  const cited = citedIds(materials);
  return typeset({
    title: 'Note de décision',
    lead: leadOf(materials),
    footer: footerOf(materials),
    nodes: [
      ...openingNodes(materials),
      ...summaryNodes(materials),
      ...needNodes(materials),
      ...valueNodes(materials, cite),
      ...regimeNodes(materials, cite),
      ...materials.tender.lots.flatMap((lot) => lotNodes(materials, lot, cite)),
      ...findingsNodes(materials, cite),
      ...doubtNodes(materials, cited),
      ...referenceNodes(materials, cited),
    ],
  });
}
