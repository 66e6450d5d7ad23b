/**
 * A text written for markets, as a concession says it: the concessionnaire, the autorité concédante, the concession, and the articles
 * of the third part of the code. Closed list of whole phrases, longest first, so that French articles and genders hold; what a person
 * typed is never touched. A test fills every family that suits a concession and looks for what would be left of a market.
 */
import type { Block, Inline, ListItem } from '../api/blocks.ts';
import type { ContractType } from '../api/clauses.ts';
import { concessionReferences, twinNumber } from '../tender/concession-articles.ts';

type Rule = readonly [RegExp, string];

/** A whole word, for letters with accents too. */
const word = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu');
const rule = (pattern: string, to: string): Rule => [word(pattern), to];

/** The market of labour, of goods: not a contract. */
const NOT_A_CONTRACT = '(?!\\s+(?:du travail|de l’emploi|intérieur|unique))';
const MARKET = `marché(?<!mise sur le marché)(?: public)?${NOT_A_CONTRACT}`;
const MARKETS = `marchés(?: publics)?${NOT_A_CONTRACT}`;

const RULES: readonly Rule[] = [
  rule('cahier des clauses administratives(?: particulières)?(?: \\(CCAP\\))?|CCAP', 'contrat'),
  rule('cahier des clauses techniques particulières(?: \\(CCTP\\))?|CCTP', 'cahier des charges'),
  rule('à l’acte d’engagement', 'au contrat'),
  rule('de l’acte d’engagement', 'du contrat'),
  rule('l’acte d’engagement', 'le contrat'),
  rule('L’acte d’engagement', 'Le contrat'),
  rule('[Aa]cte d’engagement', 'contrat'),
  rule('du pouvoir adjudicateur', 'de l’autorité concédante'),
  rule('au pouvoir adjudicateur', 'à l’autorité concédante'),
  rule('le pouvoir adjudicateur', 'l’autorité concédante'),
  rule('Le pouvoir adjudicateur', 'L’autorité concédante'),
  rule('l’acheteur seul', 'l’autorité concédante seule'),
  rule('l’acheteur', 'l’autorité concédante'),
  rule('L’acheteur', 'L’autorité concédante'),
  rule('un acheteur', 'une autorité concédante'),
  rule('Acheteur', 'Autorité concédante'),
  rule('titulaires', 'concessionnaires'),
  rule('titulaire', 'concessionnaire'),
  rule('Titulaire', 'Concessionnaire'),
  rule(`autre ${MARKET}`, 'autre contrat'),
  rule(`autres ${MARKETS}`, 'autres contrats'),
  rule(`du présent ${MARKET}`, 'de la présente concession'),
  rule(`au présent ${MARKET}`, 'à la présente concession'),
  rule(`le présent ${MARKET}`, 'la présente concession'),
  rule(`Le présent ${MARKET}`, 'La présente concession'),
  rule(`du ${MARKET}`, 'de la concession'),
  rule(`Du ${MARKET}`, 'De la concession'),
  rule(`au ${MARKET}`, 'à la concession'),
  rule(`Au ${MARKET}`, 'À la concession'),
  rule(`le ${MARKET}`, 'la concession'),
  rule(`Le ${MARKET}`, 'La concession'),
  rule(`un ${MARKET}`, 'une concession'),
  rule(`Un ${MARKET}`, 'Une concession'),
  rule(`ce ${MARKET}`, 'cette concession'),
  rule(`Ce ${MARKET}`, 'Cette concession'),
  rule(`tout ${MARKET}`, 'toute concession'),
  rule(`Tout ${MARKET}`, 'Toute concession'),
  rule(MARKETS, 'concessions'),
  rule(MARKET, 'concession'),
  rule(`M${MARKET.slice(1)}`, 'Concession'),
];

const ARTICLE = /(?<!\p{L})([LRD])\.\s?(\d{4}-\d+(?:-\d+)?)/gu;
const OF_THE_CODE = /code de la commande publique/u;

/** One sentence of a text written for markets. */
export function concessionText(text: string): string {
  const worded = RULES.reduce((said, [pattern, to]) => said.replace(pattern, to), text);
  return OF_THE_CODE.test(worded)
    ? worded.replace(ARTICLE, (written: string, letter: string, number: string) => twinNumber(letter, number) ?? written)
    : worded;
}

function inline(item: Inline): Inline {
  if (item.kind === 'variable') return item.label === undefined ? item : { ...item, label: concessionText(item.label) };
  return item.filled === undefined ? { ...item, text: concessionText(item.text) } : item;
}
const line = (items: readonly Inline[]): Inline[] => items.map(inline);
const innerItems = (items: readonly { content: Inline[] }[]): { content: Inline[] }[] => items.map(({ content }) => ({ content: line(content) }));
const listItem = (item: ListItem): ListItem => ({
  content: line(item.content),
  ...(item.children && { children: { ...item.children, items: innerItems(item.children.items) } }),
});

/** No CCAG is written for a concession: what a margin note says of one goes with it. */
const SPEAKS_OF_CCAG = /CCAG/u;

function noteOf({ note }: Block): Pick<Block, 'note'> {
  if (!note || SPEAKS_OF_CCAG.test(note.text)) return {};
  return { note: { references: concessionReferences(note.references), text: concessionText(note.text) } };
}

/** A filled block, in the words of a concession. */
export function concessionBlock(block: Block): Block {
  const { note: _, ...bare } = block;
  const note = noteOf(block);
  if (bare.kind === 'list') return { ...bare, ...note, items: bare.items.map(listItem) };
  if (bare.kind === 'table') return { ...bare, ...note, header: bare.header.map(line), rows: bare.rows.map((row) => row.map(line)) };
  return { ...bare, ...note, content: line(bare.content) };
}

/** What the contract does to a text: its conditions, and whether its words must change. */
export type ContractWords = { contract: 'market' | 'concession'; isTranslated: boolean };

/**
 * Families that rest on what only the second part of the code says (reserved lots, four exceptions, lots, advances, small needs,
 * framework agreements, discrimination named in L. 2112-2, global cost and direct supply of R. 2152-7): with the words and articles of a
 * concession they would state law that does not exist.
 */
const MARKETS_ONLY =
  /^(?:lot-reserve-.+|condition-sociale-lot-reserve|exception-clause-sociale-motivee|allotissement-pme|non-allotissement-motive|petits-lots|lots-saisonniers-alimentaires|avance-pme|retenue-garantie-pme|heures-insertion-accord-cadre|heures-insertion-marche-global|emploi-social-medico-social|non-discrimination|cout-cycle-de-vie|restauration-approvisionnements-directs|marche-objet-insertion|part-pme-marche-global)$/;
type Kind = { slug: string; contractTypes: readonly ContractType[] };
/** An adaptation of one, which its organisation opened to concessions, is not. */
export const isForMarketsOnly = ({ slug, contractTypes }: Kind): boolean => MARKETS_ONLY.test(slug) && !contractTypes.includes('concession');

/** A family written for concessions alone keeps its words: « un autre marché » means a market there. */
export const contractWords = ({ slug, contractTypes }: Kind, isConcession: boolean): ContractWords => ({
  contract: isConcession ? 'concession' : 'market',
  isTranslated: isConcession && !isForMarketsOnly({ slug, contractTypes }) && contractTypes.some((type) => type !== 'concession'),
});
