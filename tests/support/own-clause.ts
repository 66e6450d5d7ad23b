/** Clauses of an organisation for tests: one that holds, and one put there through the routes. */
import type { ClauseList } from '../../shared/api/clauses.ts';
import type { ClauseCommentList, OwnClause, OwnClauseContent } from '../../shared/api/own-clauses.ts';
import { EMPTY_CONTENT } from '../../shared/clause/own-content.ts';
import type { TestApp } from './app.ts';
import type { TestPerson } from './people.ts';
import type { Ids } from './routes.ts';

/** A whole clause, without a fault: one piece, one variable, an article of the library. */
export const soundClause = (change: Partial<OwnClauseContent> = {}): OwnClauseContent => ({
  ...EMPTY_CONTENT,
  title: 'Bornes de rechargement des visiteurs',
  summary: 'Le titulaire laisse aux visiteurs une borne de rechargement pendant le chantier.',
  levers: ['execution-condition'],
  contractTypes: ['works'],
  themes: ['environment'],
  confidence: 'confirmed',
  references: ['ccp-l2112-2'],
  keywords: ['rechargement'],
  variables: [{ id: 'bornes', label: 'Nombre de bornes', type: 'integer', min: 1, max: 50, required: true, default: 2 }],
  whenToUse: ['Chantier ouvert aux visiteurs.'],
  whenNotToUse: ['Chantier sans accès.'],
  risks: [{ text: 'Une exigence sans lien avec l’objet du marché.', references: ['ccp-l2112-2'] }],
  texts: [
    {
      piece: 'ccap',
      blocks: [
        { kind: 'heading', level: 1, content: [{ kind: 'text', text: 'Bornes de rechargement' }] },
        {
          kind: 'paragraph',
          content: [
            { kind: 'text', text: 'Le titulaire met à disposition ' },
            { kind: 'variable', id: 'bornes' },
            { kind: 'text', text: ' bornes de rechargement.' },
          ],
        },
      ],
    },
  ],
  ...change,
});

type Sent = <T>(options: Parameters<TestPerson['call']>[0]) => Promise<T>;

/**
 * An adaptation, published once and commented, of a clause that the organisation has not adapted yet. Written at revision 2, as
 * what `fillOrganisation` makes is: the gestures of a publication alone would have brought it further.
 */
export async function filledClause(app: TestApp, sent: Sent, mark: string): Promise<Pick<Ids, 'ownClause' | 'clauseComment'>> {
  const { items } = await sent<ClauseList>({ method: 'GET', url: '/api/clauses?limit=200' });
  const from = items.filter(({ own }) => own === undefined).at(-1)?.slug ?? '';
  const title = `Clause ${mark}`;
  const { id } = await sent<OwnClause>({ method: 'POST', url: '/api/own-clauses', payload: { from, title } });
  for (const [index, move] of ['submit', 'publish'].entries())
    await sent({ method: 'POST', url: `/api/own-clauses/${id}/state`, headers: { 'if-match': `"${index + 1}"` }, payload: { move, note: `Note ${mark}` } });
  const comments = await sent<ClauseCommentList>({ method: 'POST', url: `/api/own-clauses/${id}/comments`, payload: { text: `Commentaire ${mark}` } });
  app.raw.prepare('UPDATE own_clauses SET revision = 2 WHERE id = ?').run(id);
  return { ownClause: id, clauseComment: comments.items[0]?.id ?? '' };
}
