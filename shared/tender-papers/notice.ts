/** The block to copy in the notice: per lot, the eForms fields and the DECP values to declare. The page copies it as plain text. */
import type { LotNotice, NoticeEntry, TenderNotices } from '../api/notice.ts';
import { callout, cell, chapter, column, missingCell, section, strong } from '../scheme/document/helpers.ts';
import type { Cell, DocumentNode } from '../scheme/document/nodes.ts';
import { footerOf, leadOf, type PaperMaterials } from './materials.ts';
import { type Paper, typeset } from './paper.ts';

const value = ({ codes, text }: NoticeEntry): Cell => {
  const lines = [...codes.map(({ code, label }) => `${code} – ${label}`), ...(text.trim() ? text.trim().split('\n') : [])];
  return lines.length === 0 ? missingCell('À remplir') : cell(...lines);
};

const fieldsTable = (entries: readonly NoticeEntry[]): DocumentNode => ({
  kind: 'table',
  caption: '',
  columns: [column('Champ', 11), column('Libellé', 22), column('À saisir', 41), column('Pourquoi', 26)],
  rows: entries.map((entry) => [strong(entry.field), cell(entry.label), value(entry), cell(entry.why)]),
});

/** Fields of the lot first, then each criterion's own. */
function fieldNodes({ lotId, eforms }: LotNotice): DocumentNode[] {
  const groups = [...new Set(eforms.map(({ group }) => group))].sort((a, b) => Number(a !== '') - Number(b !== ''));
  return groups.flatMap((group, i) => [
    section(`eforms-${lotId}-${i}`, group === '' ? 'Champs de l’avis (eForms)' : `Critère : ${group}`, group === '' ? 2 : 3, false),
    fieldsTable(eforms.filter((entry) => entry.group === group)),
  ]);
}

function decpNodes({ lotId, decp }: LotNotice): DocumentNode[] {
  if (decp.length === 0) return [];
  return [
    section(`decp-${lotId}`, 'Données essentielles à déclarer', 2, false),
    {
      kind: 'table',
      caption: '',
      columns: [column('Donnée', 33), column('Valeurs', 41), column('Pourquoi', 26)],
      rows: decp.map(({ label, values, why }) => [strong(label), values.length === 0 ? missingCell('À remplir') : cell(...values), cell(why)]),
    },
  ];
}

/** How French clauses and reservations map to European codes is our deduction; the French forms were not read. */
export const DEDUCED =
  'Les codes sont déduits de ce que le dossier contient : c’est notre lecture des listes européennes et du schéma des données essentielles. Ce que la France rend obligatoire dans ces avis n’a pas été lu : vérifier chaque champ avant de publier. Sous les seuils européens, les avis nationaux n’ont pas ces codes : reprendre les textes.';

export const noticePaper = (materials: Pick<PaperMaterials, 'tender' | 'regime'>, { lots }: TenderNotices): Paper =>
  typeset({
    title: 'Bloc à recopier dans l’avis',
    lead: leadOf(materials),
    footer: footerOf(materials),
    nodes: [
      callout('source', DEDUCED),
      ...lots.flatMap((lot) => [
        chapter(`avis-${lot.lotId}`, `${lot.eformsLot}${lot.title.trim() ? ` – ${lot.title.trim()}` : ''}`, ''),
        ...(lot.faults.length > 0 ? [callout('doubt', 'À corriger avant de publier :', ...lot.faults.map((fault) => `– ${fault}`))] : []),
        ...(lot.eforms.length + lot.decp.length === 0 ? [callout('source', 'Rien à écrire dans l’avis pour ce lot.')] : []),
        ...fieldNodes(lot),
        ...decpNodes(lot),
      ]),
    ],
  });
