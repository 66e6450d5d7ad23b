/** The twelve result files that a person opens in Microsoft Word; `docs/protocole-word.md` says what to look at in each. */
import type { ClauseInsertion, InsertionOrder } from '../../server/jobs/tasks.ts';
import { insertClauses } from '../../server/jobs/worker.ts';
import { accepted, insertionItem, insertionOrder, NEW_CLAUSE, placeOf, readingOf } from '../support/word/clause.ts';
import { CORPUS } from './corpus/index.ts';

type Put = { after: string | null } & Partial<Omit<ClauseInsertion, 'after'>>;
export type ProtocolFile = { name: string; from: string; put: readonly Put[]; how?: Partial<InsertionOrder>; again?: Partial<ClauseInsertion> };

const BASIS = 'Base légale\u00a0: code de la commande publique, art.\u00a0L.\u00a02112-2. À vérifier avant publication.';

export const PROTOCOL: readonly ProtocolFile[] = [
  { name: '01-ccap-numerote', from: 'ccap-travaux', put: [{ after: 'Pénalités et retenues', comment: BASIS }] },
  { name: '02-article-automatique', from: 'article-numerote', put: [{ after: 'Prix et règlement' }] },
  { name: '03-articles-tapes', from: 'ccap-tape', put: [{ after: 'ARTICLE 6' }] },
  { name: '04-sommaire', from: 'sommaire', put: [{ after: 'Pièces' }] },
  { name: '05-listes', from: 'listes', put: [{ after: 'Déroulement' }] },
  {
    name: '06-tableaux',
    from: 'tableaux',
    put: [{ after: 'Allotissement' }, { after: null, slug: 'heures-insertion-services', lotId: 'lot-2' }],
  },
  { name: '07-revisions', from: 'revisions', put: [{ after: 'Prix' }] },
  { name: '08-commentaires', from: 'commentaires', put: [{ after: 'Prix', comment: BASIS }] },
  { name: '09-sections', from: 'sections', put: [{ after: 'Présentation' }] },
  { name: '10-controle-de-contenu', from: 'corps-en-controle', put: [{ after: 'Objet' }] },
  { name: '11-strict-sans-suivi', from: 'strict', put: [{ after: 'Prix et règlement' }], how: { tracked: false, cleanAuthors: true } },
  { name: '12-mise-a-jour', from: 'ccap-trois-lots', put: [{ after: 'Délais d’exécution' }], again: { version: 'v2', blocks: NEW_CLAUSE } },
];

/** The original and the result; the last one is inserted, then updated. */
export async function protocolFile({ from, put, how, again }: ProtocolFile): Promise<{ original: Uint8Array; result: Uint8Array }> {
  const entry = CORPUS.find(({ name }) => name === from);
  if (!entry) throw new Error(`absent du corpus : ${from}`);
  const original = await entry.file();
  const insert = async (data: Uint8Array, more: Partial<ClauseInsertion>): Promise<Uint8Array> => {
    const reading = await readingOf(data);
    const items = put.map(({ after, ...item }) => insertionItem(placeOf(reading, after), { ...item, ...more }));
    return accepted(await insertClauses(insertionOrder(data, items, how))).file;
  };
  const first = await insert(original, {});
  return { original, result: again ? await insert(first, again) : first };
}
