/** A newer text of one of Clausier's clauses, published by the organisation, without the page. */
import { Value } from 'typebox/value';
import { OwnClause, OwnClauseList } from '../../shared/api/own-clauses.ts';

async function sent(url: string, method: string, body: object, revision?: number): Promise<OwnClause> {
  const headers = { 'content-type': 'application/json', ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }) };
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
  const made: unknown = await answer.json();
  if (!Value.Check(OwnClause, made)) throw new Error(`no clause: ${answer.status} ${JSON.stringify(made).slice(0, 300)}`);
  return made;
}

/** The adaptation of this clause as it is being written, begun when there is none. */
async function opened(address: string, slug: string): Promise<OwnClause> {
  const list: unknown = await (await fetch(`${address}/api/own-clauses?slug=${slug}`)).json();
  if (!Value.Check(OwnClauseList, list)) throw new Error('no list of clauses');
  const [known] = list.items;
  if (!known) return sent(`${address}/api/own-clauses`, 'POST', { from: slug });
  return sent(`${address}/api/own-clauses/${known.id}/state`, 'POST', { move: 'rework', note: '' }, known.revision);
}

/** The organisation adapts the clause with one more sentence at the end of each piece, and publishes it; once more when it did already. */
export async function newVersion(address: string, slug: string, sentence: string): Promise<void> {
  const made = await opened(address, slug);
  const url = `${address}/api/own-clauses/${made.id}`;
  const texts = made.texts.map(({ piece, blocks }) => ({ piece, blocks: [...blocks, { kind: 'paragraph', content: [{ kind: 'text', text: sentence }] }] }));
  const changed = await sent(url, 'PATCH', { texts }, made.revision);
  const proposed = await sent(`${url}/state`, 'POST', { move: 'submit', note: '' }, changed.revision);
  await sent(`${url}/state`, 'POST', { move: 'publish', note: 'Essai' }, proposed.revision);
}
