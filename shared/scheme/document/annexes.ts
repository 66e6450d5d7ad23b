/** Annexes: list of actions, dated references, glossary, annexed clauses, answer to L. 2111-3 point by point. */
import type { ClauseFamily } from '../../api/clauses.ts';
import type { LegalReference } from '../../api/references.ts';
import type { Scheme } from '../../api/schemes.ts';
import { fillBlocks } from '../../clause/fill.ts';
import { formatDay } from '../../format.ts';
import { CONFIDENCE_LABELS, PIECE_LABELS } from '../../labels.ts';
import { callout, cell, chapter, type Chapter, column, paragraph, section, strong } from './helpers.ts';
import type { DocumentMaterials, DocumentNode } from './nodes.ts';

const LETTERS = 'ABCDE';
const STATUS = { met: '● tenu', partial: '◐ en partie', missing: '○ manque' } as const;

const legalAnswer: Chapter = (_scheme, { completeness, final }) =>
  final && completeness.some(({ status }) => status !== 'met')
    ? []
    : [
        chapter('annexe-loi', 'Réponse à l’article L. 2111-3', 'verification', false),
        paragraph('Chaque point que l’article L. 2111-3 du code de la commande publique demande, et ce que le schéma y répond.'),
        {
          kind: 'table',
          caption: 'Contrôle point par point',
          columns: [column('Ce que demande l’article', 36), column('État', 14), column('Ce que répond le schéma', 50)],
          rows: completeness.map(({ title, status, message }) => [strong(title), cell(STATUS[status]), cell(message)]),
        },
      ];

const actionList: Chapter = ({ axes }) => {
  const rows = axes.flatMap((axis, a) =>
    axis.objectives.flatMap((objective, o) =>
      objective.actions.map((action, i) => [strong(`${a + 1}.${o + 1}.${i + 1}`), cell(action.title), cell(action.lead), cell(action.calendar)]),
    ),
  );
  return rows.length === 0
    ? []
    : [
        chapter('annexe-actions', 'Liste des actions', 'axes', false),
        {
          kind: 'table',
          caption: 'Toutes les actions, par axe et par objectif',
          columns: [column('N°', 9), column('Action', 45), column('Pilote', 26), column('Calendrier', 20)],
          rows,
          compact: true,
        },
      ];
};

function clauseNodes(family: ClauseFamily, { on }: DocumentMaterials): DocumentNode[] {
  const parts = family.texts.flatMap(({ piece, blocks }): DocumentNode[] => {
    const filled = fillBlocks(blocks, { variables: family.variables, values: {}, ccag: null, on }).blocks;
    return filled.length === 0 ? [] : [section(`clause-${family.slug}-${piece}`, PIECE_LABELS[piece], 3, false), { kind: 'blocks', blocks: filled }];
  });
  const doubt =
    family.confidence === 'confirmed' || !family.confidenceNote ? [] : [callout('doubt', `${CONFIDENCE_LABELS[family.confidence]} : ${family.confidenceNote}`)];
  return [section(`clause-${family.slug}`, family.title, 2, false), callout('info', family.summary), ...doubt, ...parts];
}

const clauses: Chapter = (_scheme, materials) =>
  materials.families.length === 0
    ? []
    : [
        chapter('annexe-clauses', 'Clauses types', 'annexes', false),
        paragraph('Ces clauses sont des modèles : les mentions entre crochets se remplissent marché par marché, et le service juridique les relit.'),
        ...materials.families.flatMap((family) => clauseNodes(family, materials)),
      ];

/** The references the document rests on: those of the scheme itself, then those of its clauses. */
function cited(materials: DocumentMaterials): LegalReference[] {
  const ids = new Set([
    'ccp-l2111-3',
    'ccp-d2111-3',
    ...materials.completeness.flatMap(({ references }) => references),
    ...materials.families.flatMap((family) => family.references.map(({ id }) => id)),
  ]);
  return materials.references.filter(({ id }) => ids.has(id));
}

const references: Chapter = (_scheme, materials) => {
  const rows = cited(materials).map(({ citation, title, current, checkedOn, confidence }) => [
    strong(citation),
    cell(title),
    cell(current ? `depuis le ${formatDay(current.from)}` : 'pas en vigueur à cette date'),
    cell(`vérifié le ${formatDay(checkedOn)}`, CONFIDENCE_LABELS[confidence]),
  ]);
  return [
    chapter('annexe-references', 'Références juridiques', 'annexes', false),
    paragraph(
      `Droit applicable au ${formatDay(materials.on)}. Chaque référence porte la date de son dernier contrôle et son degré de certitude : ● confirmé par deux sources, ◐ une source, ○ à vérifier.`,
    ),
    {
      kind: 'table',
      caption: 'Références citées',
      columns: [column('Référence', 24), column('Objet', 34), column('En vigueur', 21), column('Contrôle', 21)],
      rows,
      compact: true,
    },
  ];
};

const glossary: Chapter = (_scheme, { catalogue }) => {
  const terms = [...catalogue.glossary].sort((a, b) => a.term.localeCompare(b.term, 'fr'));
  return terms.length === 0
    ? []
    : [
        chapter('annexe-glossaire', 'Glossaire', 'annexes', false),
        {
          kind: 'table',
          caption: 'Mots et sigles',
          columns: [column('Terme', 30), column('Définition', 70)],
          rows: terms.map(({ term, short, definition }) => [strong(short && short !== term ? `${term} (${short})` : term), cell(definition)]),
          compact: true,
        },
      ];
};

/** Lettered without a gap. What a document may lack comes last: a reference to the others stays right, in a draft as in a final one. */
export const annexes = (scheme: Scheme, materials: DocumentMaterials): DocumentNode[] =>
  [actionList, references, glossary, clauses, legalAnswer]
    .map((part) => part(scheme, materials))
    .filter((nodes) => nodes.length > 0)
    .flatMap((nodes, place) => nodes.map((node) => (node.kind === 'chapter' ? { ...node, title: `Annexe ${LETTERS[place]}. ${node.title}` } : node)));
