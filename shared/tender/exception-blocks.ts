/** The written exception as blocks: frame, facts of the lot, reason, circumstances, what stays due, where it is kept. */
import type { Block, Inline } from '../api/blocks.ts';
import type { EstimatedValue, LotRegime, RegimeException, SocialException, TenderContent, TenderLot } from '../api/tenders.ts';
import { formatDay, formatMoney } from '../format.ts';
import { frenchTypography } from '../typography.ts';
import { CLIMATE_SWITCH, hasSwitched, type Law, thresholdOf } from './law.ts';
import { lotName } from './names.ts';

type Ask = {
  tender: TenderContent;
  lot: TenderLot;
  law: Law;
  regime: LotRegime;
  value: EstimatedValue;
  exception: RegimeException;
  missing: readonly string[];
};

const text = (words: string): Inline => ({ kind: 'text', text: frenchTypography(words) });
const paragraph = (words: string, references: string[] = [], note = ''): Block => ({
  kind: 'paragraph',
  content: [text(words)],
  ...(note ? { note: { references, text: frenchTypography(note) } } : {}),
});
const heading = (words: string): Block => ({ kind: 'heading', level: 2, content: [text(words)] });
const TO_FILL = '[à compléter]';

/** Rank of the case in the article: four for a market, two for a concession. */
const POINT: Record<'market' | 'concession', Partial<Record<SocialException, string>>> = {
  market: { 'immediate-solution': '1°', 'no-sufficient-link': '2°', 'competition-or-difficulty': '3°', 'short-works': '4°' },
  concession: { 'no-sufficient-link': '1°', 'competition-or-difficulty': '2°' },
};

function dataTable({ tender, lot, value }: Ask): Block {
  const months = lot.durationMonths ?? tender.duration.months;
  const rows: readonly (readonly [string, string])[] = [
    ['Acheteur', tender.buyer.name || TO_FILL],
    ['Objet', tender.need.object || tender.title],
    ['Lot', lotName(lot, tender)],
    ['Code CPV', lot.cpv || tender.need.cpv || TO_FILL],
    ['Montant estimé du lot', lot.amountCents === null ? TO_FILL : `${formatMoney(lot.amountCents)} HT`],
    [
      'Valeur estimée de l’ensemble',
      value.complete ? `${formatMoney(value.cents)} HT` : `au moins ${formatMoney(value.cents)} HT (${value.missing.join(' ; ')} : non indiqué)`,
    ],
    ['Durée', months === null ? TO_FILL : `${months} mois`],
    ['Avis envoyé ou consultation engagée', tender.procedure.launchOn ? formatDay(tender.procedure.launchOn) : TO_FILL],
  ];
  return { kind: 'table', header: [[text('Élément')], [text('Valeur')]], rows: rows.map(([label, shown]) => [[text(label)], [text(shown)]]) };
}

function frame({ regime, law, tender }: Ask, article: string): Block[] {
  const { obligation, reason } = regime.socialCondition;
  const asks = hasSwitched(law, CLIMATE_SWITCH) ? ' demande' : `, qui ne s’applique pas encore au ${formatDay(law.on)}, demandera`;
  return [
    paragraph(
      `L’article ${article} du code de la commande publique${asks} une condition d’exécution relative au domaine social ou à l’emploi lorsque la valeur estimée atteint le seuil européen ; il permet d’y renoncer dans les seuls cas qu’il énumère, en indiquant pourquoi.`,
      [tender.need.form === 'concession' ? 'ccp-l3114-2-1' : 'ccp-l2112-2-1'],
      `Droit applicable le ${formatDay(law.on)}.`,
    ),
    paragraph(obligation === 'optional' ? `${reason} Le présent motif est donné à titre d’information.` : reason),
  ];
}

/** L. 2184-1 for a contracting authority; any suitable means for an entity or a conceding authority. */
function keeping({ tender, law }: Ask): { block: Block; references: string[] } {
  if (tender.need.form === 'concession')
    return { block: paragraph('L’autorité concédante consigne ce motif et conserve le présent document au dossier.'), references: ['ccp-l3114-2-1'] };
  if (tender.buyer.kind === 'contracting-entity')
    return {
      block: paragraph('L’entité adjudicatrice garde la trace de ce motif : le présent document est conservé au dossier.'),
      references: ['ccp-l2112-2-1'],
    };
  const years = thresholdOf(law, 'procedure-records')?.display;
  return {
    block: paragraph(
      `Ce motif est joint au rapport de présentation de la procédure et aux documents conservés${years ? `, pendant ${years} au moins` : ''}.`,
      ['ccp-l2184-1', 'ccp-r2184-1', 'ccp-r2184-12'],
      'Le rapport de présentation est dû à partir des seuils européens.',
    ),
    references: ['ccp-l2184-1', 'ccp-r2184-1', 'ccp-r2184-12'],
  };
}

/** What the person wrote, then what it still lacks. */
const circumstances = ({ lot, missing }: Ask): Block[] => [
  ...(lot.circumstances.trim() === '' ? [TO_FILL] : lot.circumstances.split(/\n+/).filter((line) => line.trim() !== '')).map((line) => paragraph(line)),
  ...(missing.length === 0
    ? []
    : [
        paragraph('À compléter avant signature :'),
        { kind: 'list', ordered: false, items: missing.map((phrase) => ({ content: [text(phrase)] })) } satisfies Block,
      ]),
];

/** The reason as a text for the rapport de présentation, and the articles it cites; what is unknown is left visible. */
export function exceptionBlocks(ask: Ask): { blocks: Block[]; references: string[] } {
  const { tender, lot, regime, exception } = ask;
  const side = tender.need.form === 'concession' ? 'concession' : 'market';
  const article = side === 'concession' ? 'L. 3114-2-1' : 'L. 2112-2-1';
  const point = lot.exception ? POINT[side][lot.exception] : undefined;
  const kept = keeping(ask);
  const environment = regime.environmentalCondition.obligation === 'required';
  return {
    blocks: [
      { kind: 'heading', level: 1, content: [text(`Absence de condition d’exécution sociale : ${lotName(lot, tender)}`)] },
      dataTable(ask),
      heading('Cadre'),
      ...frame(ask, article),
      heading('Motif retenu'),
      paragraph(
        point ? `${exception.title} (article ${article}, II, ${point}).` : `${exception.title} : ce cas n’est pas prévu par l’article ${article}.`,
        exception.references,
        exception.reason,
      ),
      heading('Circonstances propres à ce lot'),
      ...circumstances(ask),
      heading('Portée et conservation'),
      paragraph(
        `Cette décision vaut pour ce lot et cette consultation.${environment ? ' La condition d’exécution et le critère relatifs à l’environnement restent dus.' : ''}`,
        environment ? regime.environmentalCondition.references : [],
        environment ? 'L’exception ne touche que la condition sociale.' : '',
      ),
      kept.block,
      paragraph('Date, nom et qualité du signataire : [à compléter]'),
    ],
    references: [
      ...new Set([
        ...exception.references,
        ...regime.socialCondition.references,
        ...kept.references,
        ...(environment ? regime.environmentalCondition.references : []),
      ]),
    ],
  };
}
